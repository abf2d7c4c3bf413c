package engram.report.charts;

import engram.report.markup.Element;
import engram.report.markup.Wording;
import java.util.List;
import java.util.Locale;

/** A video's score over time, with the threshold and the intervals above it. */
public final class TimeChart {
    private static final double WIDTH = 1040;
    private static final double HEIGHT = 240;
    private static final double LEFT = 56;
    private static final double RIGHT = 12;
    private static final double TOP = 28;
    private static final double BOTTOM = 34;
    private static final double STRIP = 5;

    /** More points than this would not be seen apart. */
    private static final int POINTS = 1200;

    private final String title;
    private final double[] seconds;
    private final double[] scores;
    private final double threshold;

    /**
     * From one frame to another, both included, in frames from 0.
     *
     * @param styled the class that colours it
     */
    public record Span(String styled, int first, int last) {}

    /**
     * @param seconds of each frame, ascending
     * @param scores of each frame, finite
     * @param threshold infinite where there is none
     */
    public TimeChart(String title, double[] seconds, double[] scores, double threshold) {
        this.title = title;
        this.seconds = seconds;
        this.scores = scores;
        this.threshold = threshold;
    }

    /**
     * @param spans shaded over the chart's height
     * @param strips drawn along its foot, such as what is known to be anomalous
     */
    public Element draw(List<Span> spans, List<Span> strips) {
        int last = seconds.length - 1;
        double end = Math.max(seconds[last], seconds[0] + 0.04);
        Scale x = Scale.linear(seconds[0], end, LEFT, WIDTH - RIGHT);
        Scale y = vertical();
        Drawing drawing = new Drawing(WIDTH, HEIGHT, description(spans));
        drawing.text("name", 0, 14, title);
        for (Span span : spans) {
            rectangle(drawing, span, x, TOP, HEIGHT - BOTTOM - TOP);
        }
        for (double tick : y.ticks(4)) {
            drawing.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            drawing.text("label", x.from() - 7, y.at(tick) + 4, Wording.tick(tick), "end");
        }
        for (double tick : x.ticks(8)) {
            drawing.text("label", x.at(tick), HEIGHT - BOTTOM + 22, clock(tick), "middle");
        }
        drawing.path("line thin", line(x, y));
        for (Span strip : strips) {
            rectangle(drawing, strip, x, HEIGHT - BOTTOM, STRIP);
        }
        if (Double.isFinite(threshold)) {
            drawing.line("threshold", x.from(), y.at(threshold), x.to(), y.at(threshold));
        }
        return drawing.element();
    }

    private void rectangle(Drawing drawing, Span span, Scale x, double top, double height) {
        double from = x.at(seconds[span.first]);
        double to = x.at(seconds[Math.min(seconds.length - 1, span.last + 1)]);
        drawing.rectangle(span.styled, from, top, Math.max(1.5, to - from), height);
    }

    private Scale vertical() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            low = Math.min(low, score);
            high = Math.max(high, score);
        }
        if (Double.isFinite(threshold)) {
            low = Math.min(low, threshold);
            high = Math.max(high, threshold);
        }
        double margin = high > low ? 0.06 * (high - low) : Math.max(1e-9, Math.abs(high) / 10);
        return Scale.linear(low - margin, high + margin, HEIGHT - BOTTOM, TOP);
    }

    /** Of frames that share a point, the highest is drawn: a peak must not vanish. */
    private Drawing.Path line(Scale x, Scale y) {
        Drawing.Path path = new Drawing.Path();
        int points = Math.min(POINTS, scores.length);
        for (int point = 0; point < points; point++) {
            int from = (int) ((long) point * scores.length / points);
            int to = (int) ((long) (point + 1) * scores.length / points);
            int highest = from;
            for (int i = from; i < to; i++) {
                highest = scores[i] > scores[highest] ? i : highest;
            }
            path.to(x.at(seconds[highest]), y.at(scores[highest]));
        }
        return path;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return Math.abs(seconds - whole) > 0.01
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    private String description(List<Span> spans) {
        return "Score over time of "
                + title
                + ", with "
                + Wording.count(spans.size(), "anomalous interval")
                + ".";
    }
}
