package engram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static final Adam.Settings SETTINGS =
            new Adam.Settings(0.01, new Adam.Moments(0.8, 0.95, 1e-6), 0.1);

    private final Random random = new Random(5);

    @Test
    void movesAsThePlainJavaTwinDoes() {
        float[] start = values(12);
        Tensor parameter = parameter(start, 4, 3);
        Adam adam = new Adam(List.of(parameter), SETTINGS);
        Twin twin = new Twin(start);

        for (int i = 0; i < 20; i++) {
            float[] gradient = values(12);
            step(adam, parameter, gradient);
            twin.step(gradient, SETTINGS);
        }

        float[] moved = Tensors.toArray(parameter);
        for (int i = 0; i < moved.length; i++) {
            assertThat((double) moved[i]).isCloseTo(twin.parameter[i], within(1e-5));
        }
    }

    @Test
    void addsUpGradientsUntilTheyAreZeroed() {
        Tensor parameter = parameter(new float[] {2, 3}, 2);
        Adam adam = new Adam(List.of(parameter), SETTINGS);

        try (Scope scope = Scope.open()) {
            parameter.mul(parameter).sum().backward();
            parameter.mul(parameter).sum().backward();
            assertThat(Tensors.toArray(parameter.grad())).containsExactly(8, 12);
            adam.zeroGradients();
            assertThat(Tensors.toArray(parameter.grad())).containsExactly(0, 0);
        }
    }

    @Test
    void shrinksGradientsThatAreTooLargeTogether() {
        Tensor first = parameter(new float[] {2, 3}, 2);
        Tensor second = parameter(new float[] {6}, 1);
        Adam adam = new Adam(List.of(first, second), SETTINGS);

        try (Scope scope = Scope.open()) {
            first.square().sum().add(second.square().sum()).backward(); // (4, 6), (12): norm 14
            adam.clipGradients(20);
            assertThat(Tensors.toArray(first.grad())).containsExactly(4, 6);
            adam.clipGradients(7);
            assertThat(Tensors.toArray(first.grad()))
                    .containsExactly(new float[] {2, 3}, within(1e-5f));
            assertThat(Tensors.toArray(second.grad()))
                    .containsExactly(new float[] {6}, within(1e-5f));
        }
    }

    @Test
    void goesOnFromASavedStateToTheSameBits() {
        Tensor parameter = parameter(values(6), 2, 3);
        Adam adam = new Adam(List.of(parameter), SETTINGS);
        for (int i = 0; i < 3; i++) {
            step(adam, parameter, values(6));
        }
        Map<String, Weights> saved = Weights.copyOf(adam.state());
        Tensor copy = parameter(Tensors.toArray(parameter), 2, 3);
        Adam resumed = new Adam(List.of(copy), SETTINGS);
        Weights.restore(resumed.state(), saved);

        for (int i = 0; i < 3; i++) {
            float[] gradient = values(6);
            step(adam, parameter, gradient);
            step(resumed, copy, gradient);
        }

        assertThat(Tensors.toArray(copy)).isEqualTo(Tensors.toArray(parameter));
    }

    @Test
    void forgetsTheMomentsOfOverwrittenRowsOnly() {
        Tensor untouched = parameter(values(2), 2);
        Tensor parameter = parameter(values(6), 3, 2);
        Adam adam = new Adam(List.of(untouched, parameter), SETTINGS);
        step(adam, parameter, new float[] {1, 1, 1, 1, 1, 1});

        adam.clearRows(parameter, 0, 2);

        float[] moments = Tensors.toArray(adam.state().get("first-moment.1"));
        assertThat(moments).containsExactly(new float[] {0, 0, 0.2f, 0.2f, 0, 0}, within(0.1f));
        assertThat(moments[2]).isNotZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adam.clearRows(parameter(values(6), 3, 2), 0))
                .withMessageContaining("not a parameter of this optimiser");
    }

    @Test
    void refusesSettingsThatCannotWorkAndAScopeThatWouldFreeIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.Settings.of(0))
                .withMessage("learning rate must be positive, not 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adam.Moments(0.9, 1, 1e-8))
                .withMessage("beta2 must be in [0, 1), not 1.0");
        try (Scope scope = Scope.open()) {
            assertThatIllegalStateException().isThrownBy(() -> new Adam(List.of(), SETTINGS));
        }
    }

    @Test
    void closingFreesMomentsAndGradients() {
        Tensor parameter = parameter(new float[1 << 20], 1 << 20); // 4 MB
        long early = 0;
        for (int i = 0; i < 30; i++) {
            try (Adam adam = new Adam(List.of(parameter), SETTINGS)) {
                adam.step();
                assertThat(parameter.grad().defined()).isTrue();
            }
            if (i == 9) {
                early = Pointer.physicalBytes();
            }
        }

        assertThat(parameter.grad().defined()).isFalse();
        assertThat(Pointer.physicalBytes() - early).isLessThan(100L << 20); // 240 MB otherwise
    }

    @Test
    void gradientsOfALossAreForTheseParametersAlone() {
        Tensor mine = parameter(new float[] {2, 3}, 2);
        Tensor theirs = parameter(new float[] {5, 7}, 2);
        try (Adam adam = new Adam(List.of(mine), SETTINGS);
                Adam other = new Adam(List.of(theirs), SETTINGS);
                Scope scope = Scope.open()) {
            Tensor shared = mine.mul(theirs);
            adam.gradientsOf(shared.sum());
            assertThat(Tensors.toArray(mine.grad())).containsExactly(5, 7);
            assertThat(Tensors.toArray(theirs.grad())).containsExactly(0, 0);

            other.gradientsOf(shared.mul(Tensors.scalar(2)).sum()); // the same graph once more
            assertThat(Tensors.toArray(mine.grad())).containsExactly(5, 7);
            assertThat(Tensors.toArray(theirs.grad())).containsExactly(4, 6);
            assertThat(adam.gradientNorm()).isCloseTo(Math.sqrt(74), within(1e-5));
            assertThat(adam.clipGradients(1e9)).isCloseTo(Math.sqrt(74), within(1e-5));
        }
    }

    private static void step(Adam adam, Tensor parameter, float[] gradient) {
        adam.zeroGradients();
        try (Scope scope = Scope.open()) {
            parameter.mul(Tensors.of(gradient, parameter.shape())).sum().backward();
        }
        adam.step();
    }

    private static Tensor parameter(float[] values, long... shape) {
        Tensor tensor = Tensors.of(values, shape);
        tensor.set_requires_grad(true);
        return tensor;
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The same optimiser in plain Java. */
    private static final class Twin {
        private final double[] parameter;
        private final double[] first;
        private final double[] second;
        private int steps;

        Twin(float[] start) {
            parameter = new double[start.length];
            first = new double[start.length];
            second = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                parameter[i] = start[i];
            }
        }

        void step(float[] gradient, Adam.Settings settings) {
            steps++;
            for (int i = 0; i < parameter.length; i++) {
                double g = gradient[i] + settings.weightDecay() * parameter[i];
                first[i] =
                        settings.moments().beta1() * first[i]
                                + (1 - settings.moments().beta1()) * g;
                second[i] =
                        settings.moments().beta2() * second[i]
                                + (1 - settings.moments().beta2()) * g * g;
                double mean = first[i] / (1 - Math.pow(settings.moments().beta1(), steps));
                double square = second[i] / (1 - Math.pow(settings.moments().beta2(), steps));
                parameter[i] -=
                        settings.learningRate()
                                * mean
                                / (Math.sqrt(square) + settings.moments().epsilon());
            }
        }
    }
}
