package engram.score;

import engram.data.SampleShape;
import engram.nn.Graph;
import java.util.Map;

/** A {@link ReconstructionScore} with the constants it took from normal validation samples. */
public interface FittedScore {

    /**
     * The score of the sample at {@code offset}.
     *
     * @param values encoded samples
     * @param reconstructions the same number of values
     */
    double score(float[] values, float[] reconstructions, int offset);

    /** The scores of samples of so many values each, one after the other. */
    default double[] all(float[] values, float[] reconstructions, int size) {
        double[] scores = new double[values.length / size];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(values, reconstructions, i * size);
        }
        return scores;
    }

    /**
     * The scores, written down.
     *
     * @param values (B, then the sample's shape)
     * @param reconstructions the same
     * @return (B), doubles
     * @throws UnsupportedOperationException unless a score says how
     */
    default String draw(Graph graph, String values, String reconstructions) {
        throw new UnsupportedOperationException(
                "scores of kind " + getClass().getSimpleName() + " are not exported yet");
    }

    /** The differences of each sample in a row: (B, size), doubles. */
    static String differences(Graph graph, String values, String reconstructions) {
        String away = graph.toDouble(graph.node("Sub", values, reconstructions));
        return graph.node("Flatten", Map.of("axis", 1L), away);
    }

    /**
     * What each value of the sample at {@code offset} adds to the score; below 0 where it speaks
     * for the sample. The square of its difference, where a score does not say otherwise.
     *
     * @param size of a sample
     */
    default double[] parts(float[] values, float[] reconstructions, int offset, int size) {
        double[] parts = new double[size];
        for (int i = 0; i < size; i++) {
            double away = (double) values[offset + i] - reconstructions[offset + i];
            parts[i] = away * away;
        }
        return parts;
    }

    /** The constants, from which {@link #of} makes an equal score. */
    float[] constants();

    /** Whether the score is for samples of this shape. */
    static boolean suits(ReconstructionScore score, SampleShape shape) {
        return switch (score) {
            case SQUARED_ERROR -> true;
            // A clip has a million values: a mean for each would be larger than the network.
            case STANDARDISED_ERROR -> !(shape instanceof SampleShape.Clip);
            case PIXEL_ERROR, PIXEL_ERROR_THROUGH_TIME -> shape instanceof SampleShape.Clip;
            case BALANCED_ERROR, MAHALANOBIS_ERROR -> shape instanceof SampleShape.Row;
            case BLURRED_ERROR_GIVEN_INK, ERROR_PER_VARIATION, ERROR_GIVEN_VARIATION ->
                    shape instanceof SampleShape.Image;
        };
    }

    /**
     * How many constants the score has.
     *
     * @throws IllegalArgumentException if the score does not suit samples of this shape
     */
    static int constants(ReconstructionScore score, SampleShape shape) {
        return switch (score) {
            case SQUARED_ERROR -> 0;
            case STANDARDISED_ERROR, BALANCED_ERROR -> {
                if (shape instanceof SampleShape.Clip) {
                    throw new IllegalArgumentException(
                            "score " + score + " is not for clips, but " + shape + " came");
                }
                yield shape.size();
            }
            case MAHALANOBIS_ERROR -> {
                int columns = row(score, shape).columns();
                yield Math.multiplyExact(columns, columns);
            }
            case PIXEL_ERROR, PIXEL_ERROR_THROUGH_TIME -> {
                clip(score, shape);
                yield 0;
            }
            case BLURRED_ERROR_GIVEN_INK -> {
                picture(score, shape);
                yield BlurredError.CONSTANTS;
            }
            case ERROR_GIVEN_VARIATION -> {
                picture(score, shape);
                yield ErrorGivenVariation.CONSTANTS;
            }
            case ERROR_PER_VARIATION -> {
                picture(score, shape);
                yield 0;
            }
        };
    }

    /**
     * The score with known constants.
     *
     * @throws IllegalArgumentException if they are too few or too many
     */
    static FittedScore of(ReconstructionScore score, SampleShape shape, float[] constants) {
        int expected = constants(score, shape);
        if (constants.length != expected) {
            throw new IllegalArgumentException(
                    "score " + score + " has " + expected + " constants, not " + constants.length);
        }
        return switch (score) {
            case SQUARED_ERROR -> new SquaredError(shape.size());
            case STANDARDISED_ERROR, BALANCED_ERROR -> new StandardisedError(constants);
            case MAHALANOBIS_ERROR -> new MahalanobisError(shape.size(), constants);
            case BLURRED_ERROR_GIVEN_INK -> new BlurredError(picture(score, shape), constants);
            case ERROR_PER_VARIATION -> new ErrorPerVariation(picture(score, shape));
            case ERROR_GIVEN_VARIATION -> new ErrorGivenVariation(picture(score, shape), constants);
            case PIXEL_ERROR -> new PixelError(clip(score, shape), false);
            case PIXEL_ERROR_THROUGH_TIME -> new PixelError(clip(score, shape), true);
        };
    }

    /**
     * Takes the constants from {@code count} normal samples and their reconstructions.
     *
     * @throws IllegalArgumentException if the score does not suit samples of this shape
     */
    static FittedScore fit(
            ReconstructionScore score,
            SampleShape shape,
            float[] values,
            float[] reconstructions,
            int count) {
        float[] constants =
                switch (score) {
                    case SQUARED_ERROR,
                            ERROR_PER_VARIATION,
                            PIXEL_ERROR,
                            PIXEL_ERROR_THROUGH_TIME ->
                            new float[0];
                    case STANDARDISED_ERROR ->
                            StandardisedError.fit(values, reconstructions, shape.size(), count);
                    case BALANCED_ERROR ->
                            StandardisedError.fitBalanced(
                                    values, reconstructions, shape.size(), count);
                    case MAHALANOBIS_ERROR ->
                            MahalanobisError.fit(values, reconstructions, shape.size(), count);
                    case BLURRED_ERROR_GIVEN_INK ->
                            BlurredError.fit(picture(score, shape), values, reconstructions, count);
                    case ERROR_GIVEN_VARIATION ->
                            ErrorGivenVariation.fit(
                                    picture(score, shape), values, reconstructions, count);
                };
        return of(score, shape, constants);
    }

    private static SampleShape.Image picture(ReconstructionScore score, SampleShape shape) {
        if (shape instanceof SampleShape.Image image) {
            return image;
        }
        throw new IllegalArgumentException(
                "score " + score.label() + " is for images, not for " + shape);
    }

    private static SampleShape.Row row(ReconstructionScore score, SampleShape shape) {
        if (shape instanceof SampleShape.Row row) {
            return row;
        }
        throw new IllegalArgumentException(
                "score " + score.label() + " is for rows, not for " + shape);
    }

    private static SampleShape.Clip clip(ReconstructionScore score, SampleShape shape) {
        if (shape instanceof SampleShape.Clip clip) {
            return clip;
        }
        throw new IllegalArgumentException(
                "score " + score.label() + " is for clips, not for " + shape);
    }
}
