package engram.score;

import static engram.score.ReconstructionScore.MAHALANOBIS_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MahalanobisErrorTest {
    private static final int COLUMNS = 3;
    private static final SampleShape ROW = new SampleShape.Row(COLUMNS);

    /** Differences whose first two columns go together; the third is smaller. */
    private static float[] together(int count) {
        Random random = new Random(5);
        float[] away = new float[count * COLUMNS];
        for (int i = 0; i < count; i++) {
            double common = random.nextGaussian();
            away[i * COLUMNS] = (float) common;
            away[i * COLUMNS + 1] = (float) (common + .1 * random.nextGaussian());
            away[i * COLUMNS + 2] = (float) (.3 * random.nextGaussian());
        }
        return away;
    }

    private static FittedScore fit(float[] away, SampleShape shape) {
        int count = away.length / shape.size();
        return FittedScore.fit(MAHALANOBIS_ERROR, shape, away, new float[away.length], count);
    }

    private static double score(FittedScore score, float... away) {
        return score.score(away, new float[away.length], 0);
    }

    @Test
    void isTheDistanceOfAPlainTwin() {
        float[] normal = together(50);
        FittedScore score = fit(normal, ROW);
        double[][] spread = new double[COLUMNS][COLUMNS];
        double trace = 0;
        for (int i = 0; i < normal.length; i += COLUMNS) {
            for (int j = 0; j < COLUMNS; j++) {
                for (int k = 0; k < COLUMNS; k++) {
                    spread[j][k] += normal[i + j] * normal[i + k] / 50.;
                }
                trace += normal[i + j] * normal[i + j] / 50.;
            }
        }
        for (int j = 0; j < COLUMNS; j++) {
            spread[j][j] += (.01 + .3 * COLUMNS / 50) * trace / COLUMNS;
        }

        double[] away = {1.5, -.5, .25};
        double[] solved = solved(spread, away);
        double expected = away[0] * solved[0] + away[1] * solved[1] + away[2] * solved[2];
        assertThat(score(score, 1.5f, -.5f, .25f)).isCloseTo(expected, within(1e-5 * expected));
    }

    /** By products of matrices, in single precision. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 1500})
    void manyAtOnceAreJudgedAsOneByOne(int count) {
        FittedScore score = fit(together(500), ROW);
        float[] away = together(count);

        float[] all = all(score, away, count);
        for (int i = 0; i < count; i++) {
            double alone = score.score(away, new float[away.length], i * COLUMNS);
            assertThat((double) all[i]).isCloseTo(alone, within(1e-5 * alone));
        }
    }

    private static float[] all(FittedScore score, float[] away, int count) {
        try (Scope scope = Scope.inference()) {
            Tensor values = Tensors.of(away, count, away.length / count);
            Tensor none = values.mul(Tensors.scalar(0));
            return Tensors.toArray(((TensorScore) score).all(values, none));
        }
    }

    /** Wide enough to be multiplied strip by strip; columns that are next to equal in pairs. */
    @Test
    void manyColumnsAreJudgedAsOneByOne() {
        int columns = 250;
        Random random = new Random(3);
        float[] away = new float[600 * columns];
        for (int i = 0; i < away.length; i++) {
            double own = (1 + i % 7) * random.nextGaussian();
            away[i] = (float) (i % 2 == 0 ? own : away[i - 1] + .01 * own);
        }
        FittedScore score = fit(away, new SampleShape.Row(columns));

        float[] all = all(score, away, 600);
        for (int i = 0; i < all.length; i++) {
            double alone = score.score(away, new float[away.length], i * columns);
            assertThat((double) all[i]).isCloseTo(alone, within(1e-5 * alone));
        }
    }

    /** By Cramer's rule. */
    private static double[] solved(double[][] matrix, double... right) {
        double[] solved = new double[COLUMNS];
        for (int j = 0; j < COLUMNS; j++) {
            double[][] replaced = new double[COLUMNS][];
            for (int i = 0; i < COLUMNS; i++) {
                replaced[i] = matrix[i].clone();
                replaced[i][j] = right[i];
            }
            solved[j] = determinant(replaced) / determinant(matrix);
        }
        return solved;
    }

    private static double determinant(double[]... m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    @Test
    void aStepAcrossCountsForMoreThanOneAlong() {
        FittedScore score = fit(together(500), ROW);

        assertThat(score(score, 1, -1, 0)).isGreaterThan(10 * score(score, 1, 1, 0));
    }

    /** The second column errs as one expects beside the first. */
    @Test
    void partsAddUpToTheScoreAndMayBeBelowNought() {
        FittedScore score = fit(together(500), ROW);
        float[] away = {2, .5f, .1f};
        double[] parts = score.parts(away, new float[COLUMNS], 0, COLUMNS);

        double whole = score(score, away);
        assertThat(parts[0] + parts[1] + parts[2]).isCloseTo(whole, within(1e-9 * whole));
        assertThat(parts[0]).isGreaterThan(whole);
        assertThat(parts[1]).isNegative();
    }

    @Test
    void isTheSameFromItsConstants() {
        FittedScore score = fit(together(20), ROW);
        FittedScore again = FittedScore.of(MAHALANOBIS_ERROR, ROW, score.constants());

        assertThat(score(again, 1, 2, 3)).isEqualTo(score(score, 1, 2, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScore.of(MAHALANOBIS_ERROR, ROW, new float[3]))
                .withMessageContaining("9 constants, not 3");
    }

    /** Fewer samples than columns, one column, none of which is ever wrong. */
    @Test
    void fewSamplesAndPerfectColumnsGiveFiniteScores() {
        assertThat(score(fit(together(2), ROW), 1, 2, 3)).isFinite().isPositive();
        assertThat(score(fit(new float[9], ROW), 1, 0, 0)).isCloseTo(1e6, within(1.));
        assertThat(score(fit(new float[9], ROW), 0, 0, 0)).isZero();
        assertThat(score(fit(new float[] {2, -2}, new SampleShape.Row(1)), 4))
                .isCloseTo(16 / (4 * (1 + .01 + .15)), within(1e-4));
        assertThat(score(fit(together(50), ROW), 1e6f, 0, 0)).isFinite();
    }

    @Test
    void isForRowsOnly() {
        SampleShape picture = new SampleShape.Image(1, 2, 2);

        assertThat(FittedScore.suits(MAHALANOBIS_ERROR, picture)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedScore.constants(MAHALANOBIS_ERROR, picture))
                .withMessage("score mahalanobis-error is for rows, not for 1x2x2 image");
    }
}
