package engram.report.charts;

import engram.report.markup.Element;
import engram.report.markup.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Means with their spread, what they are of, and what others printed, on one axis, row below row.
 *
 * @param axis what is measured
 * @param marks at least one
 * @param line a value to compare with, such as no difference
 */
public record MarkChart(String axis, List<Mark> marks, OptionalDouble line) {
    private static final double TOP = 8;
    private static final double AXIS = 40;
    private static final double FIGURE = 66;
    private static final double WIDE = 600;

    public MarkChart {
        marks = List.copyOf(marks);
    }

    /** In narrow drawings, names stand above their rows. */
    public Element draw(double width) {
        boolean wide = width > WIDE;
        double row = wide ? 34 : 50;
        double bottom = TOP + row * marks.size();
        Scale x = scale(wide ? 210 : 8, width - FIGURE);
        Drawing drawing = new Drawing(width, bottom + AXIS, description());
        for (double tick : x.ticks(wide ? 7 : 4)) {
            drawing.line("grid", x.at(tick), TOP, x.at(tick), bottom);
            drawing.text("label", x.at(tick), bottom + 18, Wording.tick(tick), "middle");
        }
        drawing.text("label", x.to(), bottom + 36, axis + " →", "end");
        line.ifPresent(at -> drawing.line("axis", x.at(at), TOP, x.at(at), bottom));
        for (int i = 0; i < marks.size(); i++) {
            double y = TOP + row * (i + (wide ? 0.5 : 0.68));
            Mark mark = marks.get(i);
            drawing.text("name", 0, wide ? y + 5 : y - 13, mark.name());
            drawing.text("figure", width, y + 5, figure(mark.spread().mean()), "end");
            draw(drawing, mark, x, y);
        }
        return drawing.element();
    }

    private void draw(Drawing drawing, Mark mark, Scale x, double y) {
        String styled = mark.key() ? "accent" : "muted";
        Mark.Spread spread = mark.spread();
        for (Mark.Point point : mark.points()) {
            String title = mark.name() + ", " + point.name() + ": " + figure(point.value());
            drawing.dot("point", x.at(point.value()), y, 3, title);
        }
        if (spread.low() < spread.high()) {
            drawing.line("whisker " + styled, x.at(spread.low()), y, x.at(spread.high()), y);
        }
        drawing.dot(
                "dot " + styled,
                x.at(spread.mean()),
                y,
                5.5,
                mark.name() + ": " + figure(spread.mean()));
        mark.published()
                .ifPresent(
                        value ->
                                drawing.dot(
                                        "ring",
                                        x.at(value),
                                        y,
                                        8,
                                        mark.name() + ", published: " + figure(value)));
    }

    private Scale scale(double from, double to) {
        List<Double> values = new ArrayList<>();
        marks.forEach(mark -> values(mark).forEach(values::add));
        line.ifPresent(values::add);
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double margin = low < high ? 0.04 * (high - low) : 0.01;
        return Scale.linear(low - margin, high + margin, from, to);
    }

    private static DoubleStream values(Mark mark) {
        Mark.Spread spread = mark.spread();
        return Stream.of(
                        DoubleStream.of(spread.low(), spread.mean(), spread.high()),
                        mark.published().stream(),
                        mark.points().stream().mapToDouble(Mark.Point::value))
                .flatMapToDouble(stream -> stream);
    }

    private static String figure(double value) {
        double size = Math.abs(value);
        return Wording.trimmed(value, size >= 10 ? 1 : 4);
    }

    private String description() {
        StringBuilder text = new StringBuilder(axis + ".");
        for (Mark mark : marks) {
            text.append(" ").append(mark.name()).append(": ").append(figure(mark.spread().mean()));
            mark.published().ifPresent(p -> text.append(", published ").append(figure(p)));
            text.append(".");
        }
        return text.toString();
    }
}
