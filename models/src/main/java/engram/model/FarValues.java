package engram.model;

/**
 * Values thousands of deviations away, which is how an encoding writes what a column never held in
 * training. A model whose scores saturate cannot tell them from any others beyond the edge; for it,
 * they count with their square, as they would in a squared error.
 */
public final class FarValues {
    private static final float FAR = 5_000;

    private FarValues() {}

    /**
     * Raises the scores of samples that hold such a value.
     *
     * @param scores of each sample
     * @param values all samples, one after the other
     * @param size of a sample
     */
    public static double[] count(double[] scores, float[] values, int size) {
        double[] counted = scores.clone();
        for (int i = 0; i < scores.length * size; i++) {
            double far = Math.abs(values[i]);
            if (far >= FAR) {
                counted[i / size] = Math.max(counted[i / size], far * far);
            }
        }
        return counted;
    }
}
