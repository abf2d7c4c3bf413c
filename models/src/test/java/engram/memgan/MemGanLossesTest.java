package engram.memgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.memgan.MemGanConfig.Mixing;
import engram.memory.Memory;
import engram.nn.Noise;
import engram.torch.Scope;
import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each term against its equation in plain Java. */
class MemGanLossesTest {

    private static double crossEntropy(double logit, double target) {
        double p = 1 / (1 + Math.exp(-logit));
        return -target * Math.log(p) - (1 - target) * Math.log(1 - p);
    }

    @Test
    void adversarialTermsAreCrossEntropiesWithTheirLabels() {
        try (Scope scope = Scope.inference()) {
            Tensor ofData = Tensors.of(new float[] {2, -1}, 2, 1);
            Tensor ofMade = Tensors.of(new float[] {.5f, -3}, 2, 1);
            MemGanLosses.Targets targets =
                    new MemGanLosses.Targets(
                            Tensors.of(new float[] {1.1f, .9f}, 2, 1),
                            Tensors.of(new float[] {-.1f, .2f}, 2, 1));
            double data = (crossEntropy(2, 1.1) + crossEntropy(-1, .9)) / 2;
            double made = (crossEntropy(.5, -.1) + crossEntropy(-3, .2)) / 2;

            assertThat(MemGanLosses.critic(ofData, ofMade, targets).item_double())
                    .isCloseTo(data + made, within(1e-6));
            assertThat(MemGanLosses.adversarialForEncoder(ofData, targets).item_double())
                    .isCloseTo((crossEntropy(2, -.1) + crossEntropy(-1, .2)) / 2, within(1e-6));
            assertThat(MemGanLosses.adversarialForGenerator(ofMade, targets).item_double())
                    .isCloseTo((crossEntropy(.5, 1.1) + crossEntropy(-3, .9)) / 2, within(1e-6));
        }
    }

    @Test
    void cycleAndProjectionAreMeanLengths() {
        try (Scope scope = Scope.inference()) {
            Tensor samples = Tensors.of(new float[] {3, 0, 0, 1, 1, 1, 1, 1}, 2, 2, 2);
            Tensor rebuilt = Tensors.of(new float[] {0, 4, 0, 1, 1, 1, 1, 1}, 2, 2, 2);
            assertThat(MemGanLosses.cycleConsistency(samples, rebuilt, false).item_double())
                    .isCloseTo(5 / 2.0, within(1e-6));
            assertThat(MemGanLosses.cycleConsistency(samples, rebuilt, true).item_double())
                    .isCloseTo(25 / 2.0, within(1e-6));

            Tensor codes = Tensors.of(new float[] {3, 4, 0, 0}, 2, 2);
            Memory.Read read =
                    new Memory.Read(Tensors.of(new float[] {0, 0, 6, 8}, 2, 2), codes, codes);
            assertThat(MemGanLosses.memoryProjection(codes, read, false).item_double())
                    .isCloseTo((5 + 10) / 2.0, within(1e-6));
        }
    }

    @Test
    void mutualInformationIsTheCrossEntropyOfShares() {
        try (Scope scope = Scope.inference()) {
            Tensor shares = Tensors.of(new float[] {.25f, .75f, 1, 0}, 2, 2);
            Tensor weights = Tensors.of(new float[] {.5f, .5f, .1f, .9f}, 2, 2);
            Memory.Read read = new Memory.Read(shares, weights, weights);

            assertThat(MemGanLosses.mutualInformation(shares, read).item_double())
                    .isCloseTo(-(Math.log(.5) + Math.log(.1)) / 2, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Mixing.Sampler.class)
    void sharesAreConvexWeights(Mixing.Sampler sampler) {
        try (Scope scope = Scope.inference()) {
            float[] shares =
                    Tensors.toArray(
                            new Mixer(new Mixing(sampler, .5, false), 20).shares(50, new Noise(1)));
            for (int i = 0; i < 50; i++) {
                double sum = 0;
                for (int k = 0; k < 20; k++) {
                    assertThat(shares[i * 20 + k]).isNotNegative();
                    sum += shares[i * 20 + k];
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    /** R3: why softmax of U(0, 1) is repaired. */
    @Test
    void uniformSharesStayNextToTheMeanAndOthersDoNot() {
        assertThat(largest(Mixing.Sampler.UNIFORM, 1)).isLessThan(Math.E / (Math.E + 49));
        assertThat(largest(Mixing.Sampler.NORMAL, 3)).isGreaterThan(.5);
        assertThat(largest(Mixing.Sampler.DIRICHLET, .1)).isGreaterThan(.5);
        assertThat(largest(Mixing.Sampler.DIRICHLET, 2)).isLessThan(.5);
    }

    private static double largest(Mixing.Sampler sampler, double spread) {
        try (Scope scope = Scope.inference()) {
            Mixer mixer = new Mixer(new Mixing(sampler, spread, false), 50);
            double most = 0;
            for (float share : Tensors.toArray(mixer.shares(200, new Noise(2)))) {
                most = Math.max(most, share);
            }
            return most;
        }
    }
}
