package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;

import engram.torch.Scope;
import engram.torch.Tensors;
import org.junit.jupiter.api.Test;

class NoiseTest {

    @Test
    void masksDropWhereADrawIsBelowTheShare() {
        Noise noise = new Noise(5);
        noise.startEpoch(3);
        Noise twin = new Noise(5);
        twin.startEpoch(3);
        float[] expected = new float[600];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = twin.uniform() < 0.3 ? 0 : (float) (1 / (1 - 0.3));
        }

        try (Scope scope = Scope.open()) {
            assertThat(Tensors.toArray(noise.kept(0.3, 20, 30))).isEqualTo(expected);
        }
    }
}
