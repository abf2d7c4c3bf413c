package engram.report.charts;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A row of a {@link MarkChart}.
 *
 * @param spread the dot and its bar
 * @param published a figure printed elsewhere
 * @param points what the mean is of, by name
 * @param key whether the row stands out
 */
public record Mark(
        String name, Spread spread, OptionalDouble published, List<Point> points, boolean key) {
    public Mark {
        points = List.copyOf(points);
    }

    /** A mean, and from where to where its bar goes. */
    public record Spread(double mean, double low, double high) {}

    /** One of the figures that a mean is of. */
    public record Point(String name, double value) {}
}
