package engram.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import org.junit.jupiter.api.Test;

class CriticAccuracyTest {
    private final CriticAccuracy accuracy = new CriticAccuracy("a lower training.learningRate");

    @Test
    void theShareOfAStepIsThatOfBothKinds() {
        assertThat(saw(new float[] {1, 2, -1, 3}, new float[] {-1, -2, 1, 1}))
                .isCloseTo(5.0 / 8, within(1e-12));
    }

    @Test
    void undecidedIsNotRight() {
        assertThat(saw(new float[] {0, 0}, new float[] {0, 0})).isZero();
    }

    @Test
    void aCriticThatHardlyErrsIsWarnedOfOnce() {
        accuracy.startEpoch();
        saw(new float[] {1, 1}, new float[] {-1, -1});
        assertThat(accuracy.warning())
                .hasValue(
                        "the critic is right about 100.0 % of what it sees: encoder and generator learn"
                                + " little from it; try a lower training.learningRate");
        accuracy.startEpoch();
        saw(new float[] {1, 1}, new float[] {-1, -1});
        assertThat(accuracy.warning()).isEmpty();
    }

    @Test
    void aCriticThatErrsIsNot() {
        accuracy.startEpoch();
        for (int step = 0; step < 9; step++) {
            saw(new float[] {1, 1}, new float[] {-1, -1});
        }
        saw(new float[] {-1, 1}, new float[] {-1, 1});
        assertThat(accuracy.warning()).isEmpty();
    }

    @Test
    void earlierEpochsDoNotCount() {
        accuracy.startEpoch();
        saw(new float[] {-1}, new float[] {1});
        accuracy.startEpoch();
        saw(new float[] {1}, new float[] {-1});
        assertThat(accuracy.warning()).isPresent();
    }

    @Test
    void anEpochWithoutStepsSaysNothing() {
        accuracy.startEpoch();
        assertThat(accuracy.warning()).isEmpty();
    }

    private double saw(float[] ofData, float[] ofMade) {
        try (Scope scope = Scope.inference()) {
            return accuracy.saw(
                    Tensors.of(ofData, ofData.length, 1), Tensors.of(ofMade, ofMade.length, 1));
        }
    }
}
