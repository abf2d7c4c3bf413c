package engram.report.charts;

import engram.report.markup.Element;
import engram.report.markup.Wording;
import java.util.List;

/** A curve of two shares, each from 0 to 1, such as recall against the false-alarm rate. */
public final class CurveChart {
    private static final double SIZE = 440;
    private static final double LEFT = 44;
    private static final double TOP = 30;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 44;

    private final Drawing drawing;
    private final Scale x = Scale.linear(0, 1, LEFT, SIZE - RIGHT);
    private final Scale y = Scale.linear(0, 1, SIZE - BOTTOM, TOP);

    /** A point of a curve. */
    public record Point(double x, double y) {}

    public CurveChart(String across, String up, String description) {
        drawing = new Drawing(SIZE, SIZE, description);
        for (double tick : x.ticks(5)) {
            drawing.line("grid", x.at(tick), y.from(), x.at(tick), y.to());
            drawing.text("label", x.at(tick), y.from() + 18, Wording.percent(tick), "middle");
        }
        for (double tick : y.ticks(5)) {
            drawing.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            drawing.text(
                    "label", x.from() - 7, y.at(tick) + 4, Wording.trimmed(100 * tick, 0), "end");
        }
        drawing.text("label", x.to(), y.from() + 38, across + " →", "end");
        drawing.text("label", 0, TOP - 16, "↑ " + up + ", %");
    }

    /** What would come of flagging at random. */
    public CurveChart reference(Point from, Point to, String name) {
        drawing.line("reference", x.at(from.x), y.at(from.y), x.at(to.x), y.at(to.y));
        boolean level = from.y == to.y;
        double part = level ? 0 : 0.62;
        double across = x.at(from.x + part * (to.x - from.x)) + 8;
        double up = y.at(from.y + part * (to.y - from.y));
        drawing.text("label", across, level && from.y < 0.1 ? up - 7 : up + 16, name);
        return this;
    }

    public CurveChart curve(List<Point> points) {
        Drawing.Path path = new Drawing.Path();
        points.forEach(point -> path.to(x.at(point.x), y.at(point.y)));
        drawing.path("line accent", path);
        return this;
    }

    /** The point that the detector works at. */
    public CurveChart operating(Point point, String name) {
        double across = x.at(point.x);
        double up = y.at(point.y);
        drawing.dot("dot accent", across, up, 5.5, name);
        boolean right = point.x > 0.5;
        boolean high = point.y > 0.9;
        drawing.text(
                "name halo",
                right ? across - 12 : across + 12,
                high ? up + 24 : point.y < 0.08 ? up - 8 : up + 5,
                name,
                right ? "end" : "start");
        return this;
    }

    public Element draw() {
        return drawing.element();
    }
}
