package engram.model;

import engram.data.SampleShape;

/** A {@link ReconstructionScore} with the constants it took from normal validation samples. */
interface FittedScore {

    /**
     * The score of the sample at {@code offset}.
     *
     * @param values encoded samples
     * @param reconstructions the same number of values
     */
    double score(float[] values, float[] reconstructions, int offset);

    /** The constants, from which {@link #of} makes an equal score. */
    float[] constants();

    /** Whether the score is for samples of this shape. */
    static boolean suits(ReconstructionScore score, SampleShape shape) {
        return score != ReconstructionScore.BLURRED_ERROR_GIVEN_INK
                || shape instanceof SampleShape.Image;
    }

    /**
     * How many constants the score has.
     *
     * @throws IllegalArgumentException if the score does not suit samples of this shape
     */
    static int constants(ReconstructionScore score, SampleShape shape) {
        return switch (score) {
            case SQUARED_ERROR -> 0;
            case STANDARDISED_ERROR -> shape.size();
            case BLURRED_ERROR_GIVEN_INK -> {
                picture(score, shape);
                yield BlurredError.CONSTANTS;
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
            case STANDARDISED_ERROR -> new StandardisedError(constants);
            case BLURRED_ERROR_GIVEN_INK -> new BlurredError(picture(score, shape), constants);
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
                    case SQUARED_ERROR -> new float[0];
                    case STANDARDISED_ERROR ->
                            StandardisedError.fit(values, reconstructions, shape.size(), count);
                    case BLURRED_ERROR_GIVEN_INK ->
                            BlurredError.fit(picture(score, shape), values, reconstructions, count);
                };
        return of(score, shape, constants);
    }

    private static SampleShape.Image picture(ReconstructionScore score, SampleShape shape) {
        if (shape instanceof SampleShape.Image image) {
            return image;
        }
        throw new IllegalArgumentException("score " + score + " is for images, not for " + shape);
    }
}
