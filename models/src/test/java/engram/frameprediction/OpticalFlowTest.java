package engram.frameprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Movement by least squares: known shifts, a plain-Java twin, and its gradient. */
class OpticalFlowTest {
    private static final int SIDE = 24;
    private static final int INNER = SIDE - 2;

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "-0.5, 0.5", "1, -1", "0, 0"})
    void aShiftedPatternMovedByItsShift(double right, double down) {
        float[] flow = flow(pattern(0, 0), pattern(right, down));
        assertThat(mean(flow, 0)).isCloseTo(right, within(0.12));
        assertThat(mean(flow, 1)).isCloseTo(down, within(0.12));
    }

    @Test
    void nothingIsSaidToMoveWhereNothingHasAnEdge() {
        float[] flat = new float[SIDE * SIDE];
        float[] brighter = new float[SIDE * SIDE];
        Arrays.fill(brighter, 0.5f);
        assertThat(flow(flat, brighter)).containsOnly(0f);
    }

    @Test
    void isThatOfLeastSquaresInPlainJava() {
        float[] before = pattern(0, 0);
        float[] after = pattern(0.7, -0.3);
        float[] flow = flow(before, after);
        int y = 9;
        int x = 13;
        double[] expected = leastSquares(before, after, y, x);
        int at = (y - 1) * INNER + x - 1;
        assertThat((double) flow[at]).isCloseTo(expected[0], within(1e-4));
        assertThat((double) flow[INNER * INNER + at]).isCloseTo(expected[1], within(1e-4));
    }

    @Test
    void gradientIsThatOfFiniteDifferences() {
        float[] before = pattern(0, 0);
        float[] after = pattern(0.4, 0.2);
        int pixel = 10 * SIDE + 11;
        double slope;
        try (Scope scope = Scope.open()) {
            Tensor moved = frame(after).set_requires_grad(true);
            OpticalFlow.between(frame(before), moved).square().sum().backward();
            slope = Tensors.toArray(moved.grad())[pixel];
        }
        double step = 1e-2;
        double expected =
                (squares(before, changed(after, pixel, step))
                                - squares(before, changed(after, pixel, -step)))
                        / (2 * step);
        assertThat(expected).isNotCloseTo(0, within(1e-2));
        assertThat(slope).isCloseTo(expected, within(0.02 * Math.abs(expected)));
    }

    /** Waves across and down, moved. */
    private static float[] pattern(double right, double down) {
        float[] values = new float[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                values[y * SIDE + x] =
                        (float)
                                (0.5 * Math.sin((x - right) / 2.5)
                                        + 0.5 * Math.cos((y - down) / 2));
            }
        }
        return values;
    }

    private static float[] flow(float[] before, float[] after) {
        try (Scope scope = Scope.inference()) {
            return Tensors.toArray(OpticalFlow.between(frame(before), frame(after)));
        }
    }

    private static Tensor frame(float[] values) {
        return Tensors.of(values, 1, 1, SIDE, SIDE);
    }

    private static double mean(float[] flow, int which) {
        double sum = 0;
        for (int i = which * INNER * INNER; i < (which + 1) * INNER * INNER; i++) {
            sum += flow[i];
        }
        return sum / (INNER * INNER);
    }

    private static double squares(float[] before, float[] after) {
        double sum = 0;
        for (float value : flow(before, after)) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static float[] changed(float[] values, int at, double by) {
        float[] other = values.clone();
        other[at] += (float) by;
        return other;
    }

    /** Around (y, x), which lies well within the frame. */
    private static double[] leastSquares(float[] before, float[] after, int y, int x) {
        double xx = 1e-3;
        double yy = 1e-3;
        double xy = 0;
        double xt = 0;
        double yt = 0;
        for (int v = y - 3; v <= y + 3; v++) {
            for (int u = x - 3; u <= x + 3; u++) {
                double across = (both(before, after, v, u + 1) - both(before, after, v, u - 1)) / 2;
                double down = (both(before, after, v + 1, u) - both(before, after, v - 1, u)) / 2;
                double change = after[v * SIDE + u] - before[v * SIDE + u];
                xx += across * across / 49;
                yy += down * down / 49;
                xy += across * down / 49;
                xt += across * change / 49;
                yt += down * change / 49;
            }
        }
        double determinant = xx * yy - xy * xy;
        return new double[] {(xy * yt - yy * xt) / determinant, (xy * xt - xx * yt) / determinant};
    }

    private static double both(float[] before, float[] after, int y, int x) {
        return (before[y * SIDE + x] + after[y * SIDE + x]) / 2;
    }
}
