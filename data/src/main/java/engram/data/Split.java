package engram.data;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Normal samples dealt out at random: most to train on, a few to watch and choose by ({@code
 * validation}), and a few that the model never sees, from which the threshold is taken ({@code
 * calibration}).
 */
public record Split(BitSet training, BitSet validation, BitSet calibration) {

    /**
     * Deals {@code count} samples. The parts are disjoint, cover all positions, and depend on
     * nothing but the arguments.
     *
     * @param validationFraction of all samples, rounded; at least one sample where it is above 0
     * @param calibrationFraction likewise
     * @throws IllegalArgumentException if fewer than two samples would be left to train on
     */
    public static Split of(
            int count, double validationFraction, double calibrationFraction, long seed) {
        int validations = part(count, validationFraction);
        int calibrations = part(count, calibrationFraction);
        if (count - validations - calibrations < 2) {
            throw new IllegalArgumentException(
                    count
                            + " normal samples are too few: after "
                            + validations
                            + " for validation and "
                            + calibrations
                            + " for calibration, at least 2 must be left to train on");
        }
        int[] order = shuffled(count, seed);
        BitSet validation = new BitSet(count);
        BitSet calibration = new BitSet(count);
        BitSet training = new BitSet(count);
        for (int i = 0; i < count; i++) {
            BitSet part =
                    i < validations
                            ? validation
                            : i < validations + calibrations ? calibration : training;
            part.set(order[i]);
        }
        return new Split(training, validation, calibration);
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

    private static int part(int count, double fraction) {
        return fraction == 0 ? 0 : Math.max(1, (int) Math.round(count * fraction));
    }
}
