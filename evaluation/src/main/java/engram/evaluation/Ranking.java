package engram.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * Samples ranked from the most to the least anomalous and counted by score: position g stands for
 * all samples of the g-th highest score. Ties are thereby handled once, here.
 *
 * @param scores distinct, descending
 * @param anomalies how many anomalous samples have that score
 * @param normals how many normal samples have that score
 */
record Ranking(double[] scores, int[] anomalies, int[] normals, int anomalyCount, int normalCount) {

    /**
     * @param anomalous the truth, one flag for each score
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    static Ranking of(double[] scores, boolean[] anomalous) {
        Scores.requireSameLength(scores.length, anomalous.length, "labels");
        Scores.requireFinite(scores);
        return merged(sorted(scores, anomalous, true), sorted(scores, anomalous, false));
    }

    /** What is lacking for a figure that compares both kinds, in plain words. */
    Optional<String> lack() {
        if (anomalyCount > 0 && normalCount > 0) {
            return Optional.empty();
        }
        int count = anomalyCount + normalCount;
        String which = count == 1 ? "the only one is " : "all %d are ".formatted(count);
        return Optional.of(
                "both normal and anomalous samples; "
                        + (count == 0
                                ? "there are none"
                                : which + (normalCount > 0 ? "normal" : "anomalous")));
    }

    /**
     * @param figure what compares both kinds, for the message
     * @throws OneClassException if all samples are of one kind, or there are none
     */
    Ranking requireBothKinds(String figure) {
        lack().ifPresent(
                        lack -> {
                            throw new OneClassException(figure + " needs " + lack);
                        });
        return this;
    }

    /** Number of distinct scores. */
    int size() {
        return scores.length;
    }

    private static double[] sorted(double[] scores, boolean[] anomalous, boolean kind) {
        double[] kept = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (anomalous[i] == kind) {
                kept[count++] = scores[i];
            }
        }
        kept = Arrays.copyOf(kept, count);
        Arrays.sort(kept);
        return kept;
    }

    private static Ranking merged(double[] anomalous, double[] normal) {
        int a = anomalous.length;
        int n = normal.length;
        double[] scores = new double[a + n];
        int[] anomalies = new int[a + n];
        int[] normals = new int[a + n];
        int size = 0;
        while (a > 0 || n > 0) {
            double top =
                    Math.max(
                            a > 0 ? anomalous[a - 1] : Double.NEGATIVE_INFINITY,
                            n > 0 ? normal[n - 1] : Double.NEGATIVE_INFINITY);
            scores[size] = top;
            for (; a > 0 && anomalous[a - 1] == top; a--) {
                anomalies[size]++;
            }
            for (; n > 0 && normal[n - 1] == top; n--) {
                normals[size]++;
            }
            size++;
        }
        return new Ranking(
                Arrays.copyOf(scores, size),
                Arrays.copyOf(anomalies, size),
                Arrays.copyOf(normals, size),
                anomalous.length,
                normal.length);
    }
}
