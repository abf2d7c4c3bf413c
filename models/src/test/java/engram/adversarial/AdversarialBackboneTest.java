package engram.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.data.SampleShape;
import engram.model.Planted;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdversarialBackboneTest {
    private static final int LATENT = 6;

    static Stream<SampleShape> shapes() {
        return Stream.of(
                new SampleShape.Row(1),
                new SampleShape.Row(121),
                new SampleShape.Image(1, 28, 28),
                new SampleShape.Image(3, 28, 28),
                new SampleShape.Image(3, 32, 32),
                new SampleShape.Image(1, 29, 33),
                new SampleShape.Image(3, 64, 64),
                new SampleShape.Image(1, 66, 71),
                new SampleShape.Image(3, 128, 128));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void generatorsMakeSamplesAndTrunksGiveFeatures(SampleShape shape) {
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, LATENT, Values.of(shape));

        int[] sample = shape.dimensions();
        assertThat(backbone.generator().output(new int[] {LATENT})).isEqualTo(sample);
        assertThat(backbone.trunk().output(sample)).containsExactly(backbone.width());
        assertThat(backbone.critic().output(sample)).containsExactly(backbone.width());
    }

    /** The sizes of the MEMGAN specification, 2.5. */
    @Test
    void picturesOfDigitsAndCifarPassTheSizesOfTheSpecification() {
        assertThat(sides(new SampleShape.Image(1, 28, 28)))
                .containsExactly(List.of(14, 7, 4, 1), List.of(1, 4, 7, 14, 28));
        assertThat(sides(new SampleShape.Image(3, 32, 32)))
                .containsExactly(List.of(28, 13, 10, 4, 1, 1), List.of(1, 4, 10, 13, 28, 32));
    }

    private static List<List<Integer>> sides(SampleShape shape) {
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, LATENT, Values.UNIT);
        return List.of(
                sides(backbone.trunk().summary(shape.dimensions()), "Convolution"),
                sides(backbone.generator().summary(new int[] {LATENT}), "TransposedConvolution"));
    }

    private static List<Integer> sides(List<String> summary, String layer) {
        return summary.stream()
                .filter(line -> line.startsWith(layer))
                .map(line -> line.replaceAll(".*, (\\d+)\\]$", "$1"))
                .map(Integer::valueOf)
                .toList();
    }

    @Test
    void tinyPicturesAndClipsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new SampleShape.Image(1, 27, 40)))
                .withMessage(
                        "pictures must be from 28 to 256 pixels high and wide, not 27x40; train --size WxH resizes them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new SampleShape.Clip(1, 4, 32, 32)))
                .withMessageContaining("no adversarial networks");
    }

    private static AdversarialBackbone of(SampleShape shape) {
        return AdversarialBackbone.of(shape, LATENT, Values.of(shape));
    }

    @Test
    void valuesAreThoseOfTheGeneratorInside() {
        try (Scope scope = Scope.inference()) {
            Tensor pixels = Tensors.of(new float[] {0, .25f, 1}, 1, 3);
            Tensor inside = Values.UNIT.inside(pixels);
            assertThat(Tensors.toArray(inside)).containsExactly(-1, -.5f, 1);
            assertThat(Tensors.toArray(Values.UNIT.outside(inside))).containsExactly(0, .25f, 1);
            assertThat(Tensors.toArray(Values.UNBOUNDED.inside(pixels)))
                    .containsExactly(0, .25f, 1);
        }
        Planted unit = Planted.of(new SampleShape.Row(8), 4, false, 1);
        Values.UNIT.require(unit);
        Planted far = new Planted(unit.shape(), new float[] {0, 1, -1, 0, 0, 0, 0, 0}, 1);
        Values.SYMMETRIC.require(far);
        Values.UNBOUNDED.require(far);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Values.UNIT.require(far))
                .withMessageStartingWith("values should lie from 0 to 1, but sample 0 has -1.0");
    }

    @Test
    void criticsJudgePairs() {
        SampleShape shape = new SampleShape.Row(8);
        JointCritic critic = new JointCritic("d", of(shape), new int[] {8}, LATENT, new Initial(1));
        try (Scope scope = Scope.inference()) {
            Tensor samples = Tensors.of(Planted.of(shape, 3, false, 1).values(), 3, 8);
            Tensor codes = Tensors.of(new float[3 * LATENT], 3, LATENT);
            Tensor others = codes.add(Tensors.scalar(1));

            float[] logits = Tensors.toArray(critic.logits(samples, codes, Mode.INFERENCE));
            assertThat(logits).hasSize(3);
            assertThat(Tensors.toArray(critic.logits(samples, others, Mode.INFERENCE)))
                    .doesNotContain(logits);
            critic.startEpoch(1);
            float[] first = Tensors.toArray(critic.logits(samples, codes, Mode.PASSING));
            float[] second = Tensors.toArray(critic.logits(samples, codes, Mode.PASSING));
            critic.startEpoch(1);
            assertThat(second).isNotEqualTo(first); // other channels are dropped
            assertThat(Tensors.toArray(critic.logits(samples, codes, Mode.PASSING)))
                    .isEqualTo(first);
        }
        assertThat(critic.parameters().keySet()).allMatch(name -> name.startsWith("d."));
    }
}
