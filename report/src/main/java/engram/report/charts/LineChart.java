package engram.report.charts;

import engram.report.markup.Element;
import engram.report.markup.Wording;
import java.util.Arrays;
import java.util.List;

/** Quantities epoch by epoch, each line named at its end. */
public final class LineChart {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 250;
    private static final double LEFT = 50;
    private static final double RIGHT = 104;
    private static final double TOP = 30;
    private static final double BOTTOM = 40;
    private static final double WIDE = 20;
    private static final double APART = 16;

    private final String title;
    private final int first;
    private final List<Series> series;

    /**
     * One line.
     *
     * @param styled the class that colours it
     * @param values one per epoch, finite
     */
    public record Series(String name, String styled, double[] values) {
        double last() {
            return values[values.length - 1];
        }
    }

    public LineChart(String title, List<Series> series) {
        this(title, 1, series);
    }

    /**
     * @param first the epoch of the lines' first values
     */
    public LineChart(String title, int first, List<Series> series) {
        this.title = title;
        this.first = first;
        this.series = List.copyOf(series);
    }

    public Element draw() {
        int last = first + series.get(0).values.length - 1;
        Scale x = Scale.linear(first, Math.max(first + 1, last), LEFT, WIDTH - RIGHT);
        Scale y = vertical();
        Drawing drawing = new Drawing(WIDTH, HEIGHT, description());
        drawing.text("name", 0, 14, title);
        for (double tick : y.ticks(4)) {
            drawing.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            drawing.text("label", x.from() - 7, y.at(tick) + 4, Wording.tick(tick), "end");
        }
        for (double tick : x.ticks(5)) {
            if (tick == Math.rint(tick) && tick <= last) {
                drawing.text(
                        "label", x.at(tick), y.from() + 18, Wording.count((long) tick), "middle");
            }
        }
        drawing.text("label", x.to(), y.from() + 36, "epoch →", "end");
        for (Series line : series) {
            drawLine(drawing, line, x, y);
        }
        drawNames(drawing, x, y);
        return drawing.element();
    }

    private Scale vertical() {
        double low = values().min().orElseThrow();
        double high = values().max().orElseThrow();
        if (low > 0 && high / low > WIDE) {
            return new Scale(low / 1.1, high * 1.1, HEIGHT - BOTTOM, TOP, true);
        }
        double top = high > 0 ? 1.06 * high : 1;
        return Scale.linear(Math.min(0, low), top, HEIGHT - BOTTOM, TOP);
    }

    private java.util.stream.DoubleStream values() {
        return series.stream().flatMapToDouble(line -> Arrays.stream(line.values));
    }

    private void drawLine(Drawing drawing, Series line, Scale x, Scale y) {
        Drawing.Path path = new Drawing.Path();
        for (int i = 0; i < line.values.length; i++) {
            path.to(x.at(first + i), y.at(line.values[i]));
        }
        drawing.path("line " + line.styled, path);
        drawing.dot(
                "dot " + line.styled,
                x.at(first + line.values.length - 1),
                y.at(line.last()),
                3,
                line.name + " " + Wording.rounded(line.last(), 3));
    }

    /** At the lines' ends, from the top down, pushed apart where they would overlap. */
    private void drawNames(Drawing drawing, Scale x, Scale y) {
        List<Series> fromTop =
                series.stream()
                        .sorted((a, b) -> Double.compare(y.at(a.last()), y.at(b.last())))
                        .toList();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < fromTop.size(); i++) {
            Series line = fromTop.get(i);
            // Room is left for the names that follow, which may not be pushed off the chart.
            double lowest = y.from() - APART * (fromTop.size() - 1 - i);
            double at = Math.max(free, Math.min(lowest, y.at(line.last()) + 4));
            drawing.text(
                    "name " + line.styled,
                    x.at(first + line.values.length - 1) + 8,
                    at,
                    line.name + " " + Wording.rounded(line.last(), 3));
            free = at + APART;
        }
    }

    private String description() {
        StringBuilder text = new StringBuilder(title + " by epoch.");
        for (Series line : series) {
            text.append(" ").append(line.name).append(": from ");
            text.append(Wording.rounded(line.values[0], 3)).append(" to ");
            text.append(Wording.rounded(line.last(), 3)).append(".");
        }
        return text.toString();
    }
}
