package engram.tables;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import engram.data.encodings.TruthWords;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Columns of an encoding, from what training rows hold in them.
 *
 * @param rows how many training rows there are
 */
record FittedColumn(Scaling scaling, long rows) {
    /** Words of so many different values look like identifiers. */
    static final int MANY_VALUES = 256;

    private static final double MOST_NOVEL = 10;

    /** One unit of error for a column that never varied in training. */
    private static final double TENTH = 0.1;

    Column number(String name, NumberStatistics s, NumberWriting writing) {
        boolean missing = s.present() < rows;
        // What none of the training rows was without, nothing stands for.
        double imputed = missing ? s.median() : Double.NaN;
        if (s.order().truths()) {
            double usual = missing ? (s.median() >= 0.5 ? 1 : 0) : Double.NaN;
            return new Flag(name, s.ofTruths(scaling), usual, missing);
        }
        double center = s.center(scaling);
        double scale = s.scale(scaling);
        if (!s.varies() && !missing && center != 0) {
            scale = TENTH * Math.abs(center);
        }
        Seen seen = seen(s);
        return scaling == Scaling.LOG
                ? new Logarithmic(
                        name, center, scale, Logarithmic.number(imputed), missing, writing, seen)
                : new Numeric(name, center, scale, imputed, missing, writing, seen);
    }

    private Seen seen(NumberStatistics s) {
        double deviations = Math.abs(s.spread().mean()) / s.spread().deviation();
        return new Seen(
                s.order().low(),
                s.order().high(),
                Seen.isBound(s.present(), deviations) ? novelty(0) : 0);
    }

    /**
     * Yes and no, in whatever words.
     *
     * @param values the words, and how often each is there
     */
    Column truths(String name, SortedMap<String, Long> values, boolean missing) {
        double all = values.values().stream().mapToLong(times -> times).sum();
        double yes =
                values.entrySet().stream()
                        .filter(word -> TruthWords.isTrue(word.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return new Flag(
                name,
                NumberStatistics.ofTruths(yes / all, Math.sqrt(yes * (all - yes)) / all, scaling),
                missing ? Math.round(yes / all) : Double.NaN,
                missing);
    }

    /**
     * @param values the words, and how often each is there
     */
    Column category(String name, SortedMap<String, Long> values, boolean missing) {
        long once = values.values().stream().filter(times -> times == 1).count();
        return new Category(name, List.copyOf(values.keySet()), missing, novelty(once));
    }

    /**
     * How far off is what was never seen, a word or a sign, as truth values are: by the deviations
     * that lie between what happens as seldom and what does not. That a row brings a new one is as
     * likely as that it brought one that came once (Good and Turing).
     *
     * @param once how many came once
     */
    private double novelty(long once) {
        if (!scaling.scalesTruths()) {
            return 1;
        }
        double likely = (once + 1.0) / (rows + 2);
        return Math.max(1, Math.min(MOST_NOVEL, Math.sqrt((1 - likely) / likely)));
    }
}
