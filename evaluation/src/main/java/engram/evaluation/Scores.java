package engram.evaluation;

/** The checks at the door. */
final class Scores {
    private Scores() {}

    /**
     * Refuses a score that is NaN or infinite.
     *
     * @throws IllegalArgumentException naming its position, counted from 1
     */
    static double[] requireFinite(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException(
                        "score %d of %d is %s; scores must be finite numbers"
                                .formatted(i + 1, scores.length, scores[i]));
            }
        }
        return scores;
    }

    /** Refuses arrays that do not speak of the same samples. */
    static void requireSameLength(int expected, int actual, String what) {
        if (expected != actual) {
            throw new IllegalArgumentException(
                    "expected %d %s, one for each sample, but there are %d"
                            .formatted(expected, what, actual));
        }
    }
}
