package engram.report.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie along an axis.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param from a coordinate
 * @param to a coordinate; below {@code from} on axes that point up
 * @param logarithmic whether equal ratios, not equal differences, are equally far apart
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
    private static final double[] STEPS = {1, 2, 5, 10};

    Scale {
        if (!(low < high) || (logarithmic && low <= 0)) {
            throw new IllegalArgumentException(
                    "an axis cannot go from %s to %s".formatted(low, high));
        }
    }

    /** Beyond it, not every whole number is one of floating point. */
    private static final double EXACT = 1L << 53;

    static Scale linear(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, false);
    }

    /** The coordinate of a value; values beyond the ends lie at the ends. */
    double at(double value) {
        double part =
                logarithmic
                        ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                        : (value - low) / (high - low);
        return from + (to - from) * Math.max(0, Math.min(1, part));
    }

    /** Round values within the scale, about as many as asked for. */
    List<Double> ticks(int about) {
        List<Double> ticks = logarithmic ? powers(about) : List.of();
        return ticks.size() >= 2 ? ticks : multiples(about);
    }

    private List<Double> multiples(int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double candidate : STEPS) {
            // A hair less will do, or 0.1 of 0.3 cut in three would take the step above.
            if (candidate * power >= rough * (1 - 1e-9)) {
                step = candidate * power;
                break;
            }
        }
        if (Math.max(Math.abs(low), Math.abs(high)) / step > EXACT) {
            return List.of(low, high); // There is hardly a number between them.
        }
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long i = first; i * step <= high + 1e-9 * step; i++) {
            // Not by adding up, which would leave rounding in the labels.
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> powers(int about) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        // Over many powers, only every second, third ... is named.
        int every = Math.max(1, (last - first + 1) / about);
        // Between few powers, their doubles and halves too.
        double[] within = last - first < about / 2 ? STEPS : new double[] {1};
        List<Double> ticks = new ArrayList<>();
        // From the power below on: its double and its half way to the next may lie on the scale.
        for (int power = first - 1; power <= last; power += power < first ? 1 : every) {
            for (double step : within) {
                double tick = step * Math.pow(10, power);
                if (step < 10 && tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
