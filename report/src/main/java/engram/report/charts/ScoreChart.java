package engram.report.charts;

import engram.evaluation.Histogram;
import engram.report.markup.Element;
import engram.report.markup.Wording;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where scores lie: one histogram per kind of sample above a common axis, and the threshold through
 * all of them. Each is scaled to its own peak, since kinds differ much in number.
 */
public final class ScoreChart {
    /** Beyond this ratio of the largest to the smallest score, ratios are shown. */
    /** The width of an axis between two of them is a finite number too. */
    private static final double LARGEST = Double.MAX_VALUE / 4;

    private static final double WIDE = 50;

    private static final double LABEL = 24;
    private static final double BARS = 64;
    private static final double GAP = 16;
    private static final double TOP = 26;
    private static final double AXIS = 44;
    private static final double SIDE = 2;

    private final List<Row> rows;
    private final double threshold;

    /** One kind of sample. */
    public record Row(String name, double[] scores) {
        double[] above(double threshold) {
            return Arrays.stream(scores).filter(score -> score > threshold).toArray();
        }

        double[] upTo(double threshold) {
            return Arrays.stream(scores).filter(score -> score <= threshold).toArray();
        }
    }

    /**
     * @param rows those without a score are left out; an infinite score is drawn as the largest
     *     number
     * @param threshold above which samples are flagged; infinite where nothing is
     */
    public ScoreChart(List<Row> rows, double threshold) {
        this.rows =
                rows.stream().filter(row -> row.scores.length > 0).map(ScoreChart::finite).toList();
        this.threshold = threshold;
    }

    private static Row finite(Row row) {
        return new Row(
                row.name,
                Arrays.stream(row.scores)
                        .map(s -> Math.max(-LARGEST, Math.min(s, LARGEST)))
                        .toArray());
    }

    /** Whether scores range over orders of magnitude, so that the axis shows ratios. */
    boolean isLogarithmic() {
        double[] all = rows.stream().flatMapToDouble(row -> Arrays.stream(row.scores)).toArray();
        double low = Arrays.stream(all).min().orElseThrow();
        double high = Arrays.stream(all).max().orElseThrow();
        return low > 0 && high / low > WIDE;
    }

    public Element draw(double width, int bins) {
        Histogram histogram = histogram(bins);
        double[] edges = histogram.edges();
        Scale x = new Scale(edges[0], edges[bins], SIDE, width - SIDE, isLogarithmic());
        double height = TOP + rows.size() * (LABEL + BARS + GAP) + AXIS;
        Drawing drawing = new Drawing(width, height, description());
        double bottom = TOP;
        for (Row row : rows) {
            bottom += LABEL + BARS;
            drawRow(drawing, row, histogram, x, bottom);
            bottom += GAP;
        }
        drawAxis(drawing, x, bottom, width);
        if (Double.isFinite(threshold)) {
            drawThreshold(drawing, x, bottom);
        }
        return drawing.element();
    }

    private Histogram histogram(int bins) {
        Map<String, double[]> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.put("below " + row.name, row.upTo(threshold));
            groups.put("above " + row.name, row.above(threshold));
        }
        return Histogram.of(
                bins,
                isLogarithmic() ? Histogram.Scale.LOGARITHMIC : Histogram.Scale.LINEAR,
                groups);
    }

    private void drawRow(Drawing drawing, Row row, Histogram histogram, Scale x, double bottom) {
        long[] below = histogram.counts().get("below " + row.name);
        long[] above = histogram.counts().get("above " + row.name);
        long peak = 1;
        for (int bin = 0; bin < below.length; bin++) {
            peak = Math.max(peak, below[bin] + above[bin]);
        }
        for (int bin = 0; bin < below.length; bin++) {
            double left = x.at(histogram.edges()[bin]);
            double wide = Math.max(0.5, x.at(histogram.edges()[bin + 1]) - left - 1);
            double lower = BARS * below[bin] / peak;
            double upper = BARS * above[bin] / peak;
            if (lower > 0) {
                drawing.rectangle("bar", left, bottom - lower, wide, lower);
            }
            if (upper > 0) {
                // A single sample far out is what readers look for: never thinner than a line.
                double seen = Math.max(2, upper);
                drawing.rectangle("bar flagged", left, bottom - lower - seen, wide, seen);
            }
        }
        drawing.line("axis", x.from(), bottom, x.to(), bottom);
        double top = bottom - BARS - 8;
        drawing.text("name", x.from(), top, row.name + ", " + Wording.count(row.scores.length));
        if (Double.isFinite(threshold)) {
            double share = (double) row.above(threshold).length / row.scores.length;
            drawing.text("figure", x.to(), top, Wording.percent(share) + " above", "end");
        }
    }

    private void drawAxis(Drawing drawing, Scale x, double bottom, double width) {
        double y = bottom - GAP;
        for (double tick : x.ticks(width > 600 ? 8 : 4)) {
            double at = x.at(tick);
            drawing.line("tick", at, y, at, y + 5);
            String anchor = at < 20 ? "start" : at > width - 20 ? "end" : "middle";
            drawing.text("label", at, y + 20, Wording.tick(tick), anchor);
        }
        drawing.text(
                "label",
                x.to(),
                y + 42,
                (isLogarithmic() ? "score, logarithmic" : "score") + " · more anomalous →",
                "end");
    }

    private void drawThreshold(Drawing drawing, Scale x, double bottom) {
        double at = x.at(threshold);
        drawing.line("threshold", at, TOP - 6, at, bottom - GAP);
        boolean right = at > (x.from() + x.to()) / 2;
        drawing.text(
                "name accent",
                right ? at - 6 : at + 6,
                TOP - 10,
                right
                        ? "threshold " + Wording.score(threshold)
                        : "threshold " + Wording.score(threshold) + " → flagged",
                right ? "end" : "start");
    }

    private String description() {
        StringBuilder text = new StringBuilder("Histogram of scores.");
        for (Row row : rows) {
            text.append(" ").append(row.name).append(": ").append(row.scores.length);
            text.append(" samples, median ").append(Wording.score(median(row.scores)));
            text.append(", ").append(row.above(threshold).length).append(" above the threshold.");
        }
        return text.toString();
    }

    private static double median(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
