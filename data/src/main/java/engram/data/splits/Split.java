package engram.data.splits;

import engram.data.Counted;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Normal samples dealt out: most to train on, a few to watch and choose by ({@code validation}),
 * and a few that the model never sees, from which the threshold is taken ({@code calibration}).
 * What belongs together is in one part.
 */
public record Split(BitSet training, BitSet validation, BitSet calibration) {

    /** To learn from, to watch, and to calibrate. */
    private static final int PARTS = 3;

    /**
     * Shares of all samples; of a share above 0 there is at least one sample.
     *
     * @param validation to watch and choose by
     * @param calibration to take the threshold from
     */
    public record Shares(double validation, double calibration) {}

    /** Deals samples that stand for themselves. */
    public static Split of(int count, Shares shares, long seed) {
        return of(count, Grouping.AT_RANDOM, shares, seed);
    }

    /**
     * Deals {@code count} samples. The parts are disjoint, cover all positions, and depend on
     * nothing but the arguments. They are as large as the shares say, as nearly as whole groups
     * allow.
     *
     * @throws IllegalArgumentException if fewer than two samples would be left to train on
     */
    public static Split of(int count, Grouping grouping, Shares shares, long seed) {
        Units units = Units.of(grouping.units(count), seed);
        Part validation = new Part(units, count, shares.validation);
        Part calibration = new Part(units, count, shares.calibration);
        Set<Integer> rest = new LinkedHashSet<>();
        for (int unit : units.order()) {
            // In turn, so that few groups do not all end in the part that comes first.
            boolean swapped = units.count() < count && calibration.left() > validation.left();
            Part first = swapped ? calibration : validation;
            Part second = swapped ? validation : calibration;
            if (!first.takes(unit) && !second.takes(unit)) {
                rest.add(unit);
            }
        }
        validation.takeSmallestIfEmpty(rest);
        calibration.takeSmallestIfEmpty(rest);
        BitSet training = new BitSet(count);
        rest.forEach(unit -> units.addTo(training, unit));
        if (training.cardinality() < 2) {
            throw tooFew(count, grouping, validation, calibration);
        }
        return new Split(training, validation.samples, calibration.samples);
    }

    private static IllegalArgumentException tooFew(
            int count, Grouping grouping, Part validation, Part calibration) {
        String kept =
                grouping instanceof Grouping.Groups
                        ? " (dealt " + grouping.description() + ")"
                        : "";
        return new IllegalArgumentException(
                Counted.of(count, "normal sample")
                        + kept
                        + " "
                        + Counted.are(count)
                        + " too few: after "
                        + validation.size
                        + " for validation and "
                        + calibration.size
                        + " for calibration, at least 2 must be left to train on"
                        + (grouping instanceof Grouping.Groups groups && groups.count() < PARTS
                                ? "; what belongs together stays together, and it takes "
                                        + PARTS
                                        + " groups at least to be dealt into parts: more data is needed"
                                : ""));
    }

    /**
     * Deals {@code count} samples into folds of about equal size, each sample into one fold, and
     * what belongs together into the same.
     *
     * @param folds how many; fewer come where there are fewer groups
     */
    public static List<BitSet> folds(int count, Grouping grouping, int folds, long seed) {
        Units units = Units.of(grouping.units(count), seed);
        List<BitSet> dealt = new ArrayList<>();
        for (int fold = 0; fold < Math.min(folds, units.count()); fold++) {
            dealt.add(new BitSet(count));
        }
        int[] sizes = new int[dealt.size()];
        PriorityQueue<Integer> smallest =
                new PriorityQueue<>(
                        Comparator.comparingInt((Integer fold) -> sizes[fold])
                                .thenComparing(Comparator.naturalOrder()));
        for (int fold = 0; fold < sizes.length; fold++) {
            smallest.add(fold);
        }
        // The largest first, since the last ones can still level what they left uneven.
        for (int unit : units.bySize()) {
            int fold = smallest.remove();
            units.addTo(dealt.get(fold), unit);
            sizes[fold] += units.size(unit);
            smallest.add(fold);
        }
        return dealt;
    }

    /** A permutation of 0 to {@code count - 1}. */
    public static int[] shuffled(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Samples held out, while they are dealt. */
    private static final class Part {
        private final Units units;
        private final int wanted;
        private final BitSet samples;
        private int size;

        Part(Units units, int count, double share) {
            this.units = units;
            this.wanted = share == 0 ? 0 : Math.max(1, (int) Math.round(count * share));
            this.samples = new BitSet(count);
        }

        /** Takes what brings it nearer to the size that it should have. */
        boolean takes(int unit) {
            boolean nearer = units.size(unit) < 2 * (wanted - size);
            if (nearer) {
                add(unit);
            }
            return nearer;
        }

        int left() {
            return wanted - size;
        }

        private void add(int unit) {
            units.addTo(samples, unit);
            size += units.size(unit);
        }

        /** Where all groups are large, one of them all the same. */
        void takeSmallestIfEmpty(Set<Integer> rest) {
            if (wanted > 0 && size == 0) {
                rest.stream()
                        .min(Comparator.comparingInt(units::size))
                        .ifPresent(
                                unit -> {
                                    rest.remove(unit);
                                    add(unit);
                                });
            }
        }
    }
}
