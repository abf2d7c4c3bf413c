package engram.score;

import engram.nn.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several scores as one: each less its mean on normal samples, over its deviation there. */
public final class StandardSum {
    private static final String NAME = "score.sum";

    private final float[] standards; // mean and deviation, score by score

    private StandardSum(float... standards) {
        this.standards = standards;
    }

    /**
     * @param normal what each score is of normal samples, at least one of them
     */
    public static StandardSum of(List<double[]> normal) {
        float[] standards = new float[2 * normal.size()];
        for (int k = 0; k < normal.size(); k++) {
            double[] scores = normal.get(k);
            double mean = Arrays.stream(scores).average().orElseThrow();
            double squares = Arrays.stream(scores).map(one -> (one - mean) * (one - mean)).sum();
            float deviation = (float) Math.sqrt(squares / scores.length);
            standards[2 * k] = (float) mean;
            // Where all score alike, any difference is one.
            standards[2 * k + 1] = deviation > 0 ? deviation : 1;
        }
        return new StandardSum(standards);
    }

    /**
     * @param parts how many scores are added up
     * @param needed false where a detector may be from before there was a sum
     * @throws IllegalArgumentException if it is missing, or of another number of scores
     */
    public static Optional<StandardSum> restored(
            Map<String, Weights> weights, int parts, boolean needed) {
        Weights found = weights.get(NAME);
        if (found == null && !needed) {
            return Optional.empty();
        }
        int values = found == null ? 0 : found.values().length;
        if (values != 2 * parts) {
            throw new IllegalArgumentException(
                    "weights \"%s\" are of %d values, not %d".formatted(NAME, values, 2 * parts));
        }
        return Optional.of(new StandardSum(found.values()));
    }

    /**
     * The sum, sample by sample.
     *
     * @param scores of the same samples, as in {@link #of}
     */
    public double[] added(List<double[]> scores) {
        double[] sums = new double[scores.get(0).length];
        for (int k = 0; k < scores.size(); k++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (scores.get(k)[i] - standards[2 * k]) / standards[2 * k + 1];
            }
        }
        return sums;
    }

    /** What {@link #restored} takes. */
    public Map<String, Weights> weights() {
        return Map.of(NAME, Weights.of(standards));
    }
}
