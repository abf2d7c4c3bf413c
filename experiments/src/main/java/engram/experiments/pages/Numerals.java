package engram.experiments.pages;

import engram.evaluation.Interval;
import engram.evaluation.RepeatedRuns;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as tables show them. */
final class Numerals {
    static final String NONE = "–";

    private Numerals() {}

    /** Four decimals, as papers print areas and F1. */
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String figure(OptionalDouble value) {
        return value.isPresent() ? figure(value.getAsDouble()) : NONE;
    }

    /** Mean ± standard deviation; the mean alone of a single run. */
    static String spread(RepeatedRuns runs) {
        OptionalDouble deviation = runs.standardDeviation();
        return figure(runs.mean())
                + (deviation.isPresent() ? " ± " + figure(deviation.getAsDouble()) : "");
    }

    /** With its sign; nothing that rounds to zero has one. */
    static String signed(double difference) {
        String size = figure(Math.abs(difference));
        if (size.equals(figure(0))) {
            return size;
        }
        return (difference < 0 ? "−" : "+") + size;
    }

    /** From where to where a difference lies. */
    static String interval(Interval difference) {
        return signed(difference.low()) + " to " + signed(difference.high());
    }

    /** A p-value: never zero. */
    static String chance(double p) {
        return p < 1e-4 ? "< 0.0001" : figure(p);
    }

    /** With at most so many decimals, without idle zeros. */
    static String trimmed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** A count and what is counted. */
    static String count(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** Such as "a, b and c". */
    static String list(Collection<String> words) {
        List<String> all = List.copyOf(words);
        int last = all.size() - 1;
        return last < 1
                ? String.join("", all)
                : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
