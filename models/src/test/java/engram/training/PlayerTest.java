package engram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private final Trainer trainer =
            new Trainer(
                    new TrainingConfig(1, 2, 0.1), 1, TrainingListener.SILENT, Optional.empty());
    private final Tensor left = Tensors.of(new float[] {2, 3}, 2).set_requires_grad(true);
    private final Tensor right = Tensors.of(new float[] {5, 7}, 2).set_requires_grad(true);
    private final Players players = new Players(trainer);
    private final Player first =
            players.join("first", Map.of("left", left), Adam.Moments.ADVERSARIAL);
    private final Player second =
            players.join("second", Map.of("right", right), Adam.Moments.ADVERSARIAL);

    @Test
    void aStepMovesNobodyElse() {
        try (Scope scope = Scope.open()) {
            first.step(left.mul(right).sum());
        }
        // Adam's first step is as long as the learning rate, whatever the gradient.
        assertThat(Tensors.toArray(left)).containsExactly(new float[] {1.9f, 2.9f}, within(1e-6f));
        assertThat(Tensors.toArray(right)).containsExactly(5, 7);
        assertThat(Tensors.toArray(right.grad())).containsExactly(0, 0);
        assertThat(first.gradientNorm()).isCloseTo(Math.sqrt(74), within(1e-5));
    }

    @Test
    void aPassThatOthersMadeServesAgain() {
        try (Scope scope = Scope.open()) {
            Tensor made = right.mul(Tensors.scalar(2)); // the second's own pass
            first.step(left.mul(made).sum());
            second.step(made.square().sum());
        }
        assertThat(Tensors.toArray(right.grad())).containsExactly(40, 56);
    }

    @Test
    void whatALossDoesNotReachHasNoGradient() {
        try (Scope scope = Scope.open()) {
            first.step(left.mul(right).sum());
            first.step(right.sum().add(left.sum(), Tensors.scalar(0)));
        }
        assertThat(first.gradientNorm()).isZero();
    }

    @Test
    void optimisersAreToldApartByName() {
        assertThat(first.state())
                .containsOnlyKeys(
                        "adam.first.step",
                        "adam.first.first-moment.0",
                        "adam.first.second-moment.0");
        assertThat(second.state()).containsKey("adam.second.step");
    }

    @Test
    void trainingGoesOnFromTheModelAndEveryOptimiser() {
        assertThat(players.state(Map.of("left", left)))
                .containsEntry("left", left)
                .containsKeys("adam.first.step", "adam.second.step")
                .hasSize(7);
    }

    @Test
    void eachHasANormOfItsGradients() {
        try (Scope scope = Scope.open()) {
            first.step(left.sum());
        }
        assertThat(players.gradientNorms())
                .containsOnlyKeys("gradient-first", "gradient-second")
                .containsEntry("gradient-second", 0.0);
        assertThat(players.gradientNorms().get("gradient-first"))
                .isCloseTo(Math.sqrt(2), within(1e-6));
    }
}
