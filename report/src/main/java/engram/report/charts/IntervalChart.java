package engram.report.charts;

import engram.evaluation.Interval;
import engram.report.markup.Element;
import engram.report.markup.Wording;
import java.util.List;

/** Estimates and their intervals, one below the other, for comparison. */
public final class IntervalChart {
    private static final double ROW = 40;
    private static final double TOP = 8;
    private static final double AXIS = 40;

    private final List<Row> rows;

    /** One estimate; the page's own detector stands out. */
    public record Row(String name, Interval interval, boolean own) {}

    /**
     * @param rows at least one
     */
    public IntervalChart(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public Element draw(double width) {
        double left = width > 600 ? 190 : 96;
        double bottom = TOP + ROW * rows.size();
        Scale x = Scale.linear(low(), 1, left, width - 60);
        Drawing drawing = new Drawing(width, bottom + AXIS, description());
        for (double tick : x.ticks(width > 600 ? 6 : 3)) {
            drawing.line("grid", x.at(tick), TOP, x.at(tick), bottom);
            drawing.text("label", x.at(tick), bottom + 18, Wording.rounded(tick, 3), "middle");
        }
        drawing.text("label", x.to(), bottom + 36, "AUROC →", "end");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = TOP + ROW * (i + 0.5);
            String styled = row.own ? "accent" : "muted";
            Interval interval = row.interval;
            drawing.line("whisker " + styled, x.at(interval.low()), y, x.at(interval.high()), y);
            drawing.dot("dot " + styled, x.at(interval.estimate()), y, 5.5, row.name);
            drawing.text("name", 0, y + 5, row.name);
            drawing.text("figure", width, y + 5, Wording.area(interval.estimate()), "end");
        }
        return drawing.element();
    }

    /** The largest tenth, twentieth ... below all intervals, so that differences can be seen. */
    private double low() {
        double least = rows.stream().mapToDouble(row -> row.interval.low()).min().orElseThrow();
        double gap = Math.max(0.02, 1.15 * (1 - least));
        return Math.max(0, Math.floor(50 * (1 - gap)) / 50);
    }

    private String description() {
        StringBuilder text = new StringBuilder("AUROC with 95 % intervals.");
        for (Row row : rows) {
            text.append(" ").append(row.name).append(": ");
            text.append(Wording.area(row.interval.estimate()));
            text.append(" (").append(Wording.areas(row.interval)).append(").");
        }
        return text.toString();
    }
}
