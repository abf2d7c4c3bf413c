package engram.score;

import static engram.score.ReconstructionScore.BLURRED_ERROR_GIVEN_INK;
import static engram.score.ReconstructionScore.ERROR_PER_VARIATION;
import static engram.score.ReconstructionScore.PIXEL_ERROR;
import static engram.score.ReconstructionScore.PIXEL_ERROR_THROUGH_TIME;
import static engram.score.ReconstructionScore.SQUARED_ERROR;
import static engram.score.ReconstructionScore.STANDARDISED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FittedScoreTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(2, 5, 4);
    private static final int COUNT = 12;
    private static final int SIZE = 40;

    private final float[] values = random(1);
    private final float[] reconstructions = random(2);

    @Test
    void squaredErrorIsASum() {
        FittedScore score = fit(SQUARED_ERROR);

        for (int sample = 0; sample < COUNT; sample++) {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += Math.pow(residual(sample, i), 2);
            }
            assertThat(score.score(values, reconstructions, sample * SIZE))
                    .isCloseTo(sum, within(1e-5));
        }
    }

    /** Two channels, two frames of one pixel: differences 3 and 4, then 6 and 8. */
    @Test
    void aPixelsErrorIsTheRootOverItsChannelsOrOverItsFramesToo() {
        SampleShape.Clip clip = new SampleShape.Clip(2, 2, 1, 1);
        float[] given = {0, 0, 0, 3, 6, 4, 8};
        float[] back = new float[7];

        assertThat(FittedScore.of(PIXEL_ERROR, clip, new float[0]).score(given, back, 3))
                .isEqualTo((5 + 10) / 2.0);
        assertThat(
                        FittedScore.of(PIXEL_ERROR_THROUGH_TIME, clip, new float[0])
                                .score(given, back, 3))
                .isEqualTo(Math.sqrt(25 + 100));
    }

    @ParameterizedTest
    @EnumSource(names = {"PIXEL_ERROR", "PIXEL_ERROR_THROUGH_TIME"})
    void scoresOfClipsAreForNothingElse(ReconstructionScore score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScore.constants(score, SHAPE))
                .withMessageContaining("is for clips, not for 2x5x4 image");
        assertThat(FittedScore.suits(score, SHAPE)).isFalse();
    }

    @Test
    void aClipHasTooManyValuesForAMeanOfEach() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                FittedScore.constants(
                                        STANDARDISED_ERROR, new SampleShape.Clip(1, 2, 3, 4)))
                .withMessageContaining("not for clips, but 1x2x3x4 clip came");
    }

    /** Means 9, 1 and 0.01: the third counts as a twentieth of their mean. */
    @Test
    void balancedErrorDoesNotDivideByNextToNothing() {
        SampleShape rows = new SampleShape.Row(3);
        float[] normal = {3, 1, .1f, -3, -1, -.1f};
        FittedScore score =
                FittedScore.fit(ReconstructionScore.BALANCED_ERROR, rows, normal, new float[6], 2);

        float[] asked = {3, 2, 1};
        double floor = .05 * (9 + 1 + .01) / 3;
        assertThat(score.score(asked, new float[3], 0)).isCloseTo(1 + 4 + 1 / floor, within(1e-4));
        assertThat(FittedScore.suits(ReconstructionScore.BALANCED_ERROR, SHAPE)).isFalse();
    }

    @Test
    void standardisedErrorCountsEachFeatureOneOnAverage() {
        FittedScore score = fit(STANDARDISED_ERROR);
        double total = 0;

        for (int sample = 0; sample < COUNT; sample++) {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                double square = 0;
                for (int other = 0; other < COUNT; other++) {
                    square += Math.pow(residual(other, i), 2) / COUNT;
                }
                sum += Math.pow(residual(sample, i), 2) / square;
            }
            double scored = score.score(values, reconstructions, sample * SIZE);
            assertThat(scored).isCloseTo(sum, within(1e-3));
            total += scored;
        }
        assertThat(total / COUNT).isCloseTo(SIZE, within(1e-3));
    }

    @Test
    void aFeatureThatIsAlwaysRightDoesNotDivideByZero() {
        FittedScore score = FittedScore.fit(STANDARDISED_ERROR, SHAPE, values, values, COUNT);

        assertThat(score.score(values, values, 0)).isZero();
        assertThat(score.score(values, reconstructions, 0)).isFinite();
    }

    @Test
    void blurredErrorIsTheDistanceFromALineThroughNormalSamples() {
        FittedScore score = fit(BLURRED_ERROR_GIVEN_INK);
        double low = low();
        double range = high() - low;
        double[] ink = new double[COUNT];
        double[] error = new double[COUNT];
        for (int sample = 0; sample < COUNT; sample++) {
            for (int i = 0; i < SIZE; i++) {
                ink[sample] += (values[sample * SIZE + i] - low) / range;
                error[sample] += Math.pow(blurred(sample, i) / range, 2);
            }
            ink[sample] = Math.log(ink[sample] + 1e-6);
            error[sample] = Math.log(error[sample] + 1e-6);
        }
        double[] line = line(ink, error);
        double sum = 0;
        for (int sample = 0; sample < COUNT; sample++) {
            double scored = score.score(values, reconstructions, sample * SIZE);
            assertThat(scored)
                    .isCloseTo(error[sample] - line[0] - line[1] * ink[sample], within(1e-4));
            sum += scored;
        }
        assertThat(sum / COUNT).isCloseTo(0, within(1e-5));
    }

    @Test
    void blurredErrorIsFiniteForEmptyAndEqualPictures() {
        float[] empty = new float[COUNT * SIZE];
        FittedScore score = FittedScore.fit(BLURRED_ERROR_GIVEN_INK, SHAPE, empty, empty, COUNT);

        assertThat(score.score(empty, empty, 0)).isFinite();
        assertThat(score.score(values, empty, 0)).isFinite().isGreaterThan(0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "PIXEL_.*|MAHALANOBIS_ERROR")
    void constantsMakeAnEqualScore(ReconstructionScore kind) {
        FittedScore score = fit(kind);
        FittedScore again = FittedScore.of(kind, SHAPE, score.constants());

        for (int sample = 0; sample < COUNT; sample++) {
            assertThat(again.score(values, reconstructions, sample * SIZE))
                    .isEqualTo(score.score(values, reconstructions, sample * SIZE));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "PIXEL_.*|MAHALANOBIS_ERROR")
    void refusesConstantsOfAnotherNumber(ReconstructionScore kind) {
        int expected = FittedScore.constants(kind, SHAPE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScore.of(kind, SHAPE, new float[expected + 1]))
                .withMessage("score %s has %d constants, not %d", kind, expected, expected + 1);
    }

    @Test
    void errorPerVariationIsAShareOfTheDifferencesBetweenNeighbours() {
        SampleShape.Image shape = new SampleShape.Image(2, 2, 3);
        float[] picture = {0, .5f, .5f, 0, 1, .5f, /* second channel */ 1, 1, 1, 1, 1, 1};
        float[] reconstruction = picture.clone();
        reconstruction[0] = .25f;
        reconstruction[11] = .5f;
        FittedScore score = FittedScore.of(ERROR_PER_VARIATION, shape, new float[0]);

        double across = .5 + 0 + 1 + .5;
        double down = 0 + .5 + 0;
        assertThat(score.score(picture, reconstruction, 0))
                .isCloseTo(.75 / (across + down + 12 / 255.), within(1e-6));
    }

    @Test
    void aBlankPictureIsNoDivisionByZero() {
        FittedScore score = fit(ERROR_PER_VARIATION);

        assertThat(score.score(new float[SIZE], reconstructions, 0)).isPositive().isFinite();
        assertThat(score.score(new float[SIZE], new float[SIZE], 0)).isZero();
    }

    @Test
    void blurringIsForPictures() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                FittedScore.constants(
                                        BLURRED_ERROR_GIVEN_INK, new SampleShape.Row(4)))
                .withMessageContaining("is for images, not for 4 columns");
    }

    private FittedScore fit(ReconstructionScore kind) {
        return FittedScore.fit(kind, SHAPE, values, reconstructions, COUNT);
    }

    private double residual(int sample, int i) {
        return (double) values[sample * SIZE + i] - reconstructions[sample * SIZE + i];
    }

    /** The mean of nine residuals, those outside being zero. */
    private double blurred(int sample, int i) {
        int plane = i / 20;
        int y = i % 20 / 4;
        int x = i % 4;
        double sum = 0;
        for (int v = y - 1; v <= y + 1; v++) {
            for (int u = x - 1; u <= x + 1; u++) {
                if (v >= 0 && v < 5 && u >= 0 && u < 4) {
                    sum += residual(sample, plane * 20 + v * 4 + u);
                }
            }
        }
        return sum / 9;
    }

    /** Intercept and slope by least squares, from the normal equations. */
    private static double[] line(double[] x, double... y) {
        double sx = Arrays.stream(x).sum();
        double sy = Arrays.stream(y).sum();
        double sxx = Arrays.stream(x).map(v -> v * v).sum();
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sxy += x[i] * y[i];
        }
        double slope = (x.length * sxy - sx * sy) / (x.length * sxx - sx * sx);
        return new double[] {(sy - slope * sx) / x.length, slope};
    }

    private double low() {
        double low = Double.POSITIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
        }
        return low;
    }

    private double high() {
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            high = Math.max(high, value);
        }
        return high;
    }

    private static float[] random(long seed) {
        Random random = new Random(seed);
        float[] values = new float[COUNT * SIZE];
        for (int i = 0; i < values.length; i++) {
            int sample = i / SIZE;
            values[i] = random.nextFloat() * (1 + sample / 10f);
        }
        return values;
    }
}
