package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.data.SampleShape;
import engram.nn.Backbone.Preset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes as the papers give them, layer by layer (MemAE specification, 2.2 and 2.4). */
class BackboneTest {
    private static final SampleShape MNIST = new SampleShape.Image(1, 28, 28);
    private static final SampleShape CIFAR = new SampleShape.Image(3, 32, 32);
    private static final SampleShape CLIP = new SampleShape.Clip(1, 16, 256, 256);

    @Test
    void mnistA() {
        Backbone backbone = Backbone.of(Preset.MNIST_A, MNIST);

        assertThat(weighed(backbone.encoder(), 1, 28, 28))
                .containsExactly("k1 [16, 14, 14]", "k3 [32, 7, 7]", "k3 [64, 4, 4]");
        assertThat(weighed(backbone.decoder(), 64, 4, 4))
                .containsExactly("k3 [64, 7, 7]", "k3 [32, 14, 14]", "k3 [1, 28, 28]");
    }

    @Test
    void mnistB() {
        Backbone backbone = Backbone.of(Preset.MNIST_B, MNIST);

        assertThat(weighed(backbone.encoder(), 1, 28, 28))
                .containsExactly("k3 [32, 14, 14]", "k3 [16, 7, 7]", "k3 [8, 3, 3]");
        assertThat(weighed(backbone.decoder(), 8, 3, 3))
                .containsExactly("k3 [16, 7, 7]", "k3 [32, 14, 14]", "k3 [1, 28, 28]");
    }

    @Test
    void cifar() {
        Backbone backbone = Backbone.of(Preset.CIFAR, CIFAR);

        assertThat(weighed(backbone.encoder(), 3, 32, 32))
                .containsExactly(
                        "k3 [64, 16, 16]", "k3 [128, 8, 8]", "k3 [128, 4, 4]", "k3 [256, 2, 2]");
        assertThat(weighed(backbone.decoder(), 256, 2, 2))
                .containsExactly(
                        "k3 [256, 4, 4]", "k3 [128, 8, 8]", "k3 [128, 16, 16]", "k3 [3, 32, 32]");
    }

    @Test
    void denseHasTanhBehindEveryLayerButTheLast() {
        Backbone backbone = Backbone.of(Preset.DENSE, new SampleShape.Row(120));

        assertThat(backbone.encoder().summary(new int[] {120}))
                .containsExactly(
                        "Linear[features=60] -> [60]",
                        "Activation[function=TANH] -> [60]",
                        "Linear[features=30] -> [30]",
                        "Activation[function=TANH] -> [30]",
                        "Linear[features=10] -> [10]",
                        "Activation[function=TANH] -> [10]",
                        "Linear[features=3] -> [3]",
                        "Activation[function=TANH] -> [3]");
        assertThat(backbone.decoder().summary(new int[] {3}))
                .containsExactly(
                        "Linear[features=10] -> [10]",
                        "Activation[function=TANH] -> [10]",
                        "Linear[features=30] -> [30]",
                        "Activation[function=TANH] -> [30]",
                        "Linear[features=60] -> [60]",
                        "Activation[function=TANH] -> [60]",
                        "Linear[features=120] -> [120]");
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 8, 2", "5, 16, 8, 2", "30, 60, 30, 15", "100, 128, 100, 32"})
    void rowsNarrowByTheirWidth(int columns, int wide, int middle, int code) {
        Backbone backbone = Backbone.of(Preset.ROWS, new SampleShape.Row(columns));

        assertThat(backbone.encoder().summary(new int[] {columns}))
                .containsExactly(
                        "Linear[features=" + wide + "] -> [" + wide + "]",
                        "Activation[function=MILD_LEAKY_RELU] -> [" + wide + "]",
                        "Linear[features=" + middle + "] -> [" + middle + "]",
                        "Activation[function=MILD_LEAKY_RELU] -> [" + middle + "]",
                        "Linear[features=" + code + "] -> [" + code + "]");
        assertThat(backbone.decoder().output(new int[] {code})).containsExactly(columns);
        assertThat(backbone.decoder().layers()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"MNIST_A", "MNIST_B"})
    void convolutionsAreNormalisedAndRectifiedButTheLast(Preset preset) {
        Backbone backbone = Backbone.of(preset, MNIST);
        List<Layer> decoder = backbone.decoder().layers();

        for (Stack stack : List.of(backbone.encoder(), backbone.decoder())) {
            for (int i = 0; i + 2 < stack.layers().size(); i += 3) {
                assertThat(stack.layers().get(i + 1)).isEqualTo(new Layer.BatchNorm());
                assertThat(stack.layers().get(i + 2))
                        .isEqualTo(new Layer.Activation(Layer.Function.RELU));
            }
        }
        assertThat(decoder.get(decoder.size() - 1)).isInstanceOf(Layer.TransposedConvolution.class);
    }

    @Test
    void countsMultiplicationsAsByHand() {
        assertThat(multiplications(Preset.MNIST_B, MNIST))
                .containsExactly(
                        9L * 32 * 196 + 9 * 32 * 16 * 49 + 9 * 16 * 8 * 9,
                        9L * 8 * 16 * 9 + 9 * 16 * 32 * 49 + 9 * 32 * 196);
        assertThat(multiplications(Preset.DENSE, new SampleShape.Row(120)))
                .containsExactly(
                        120L * 60 + 60 * 30 + 30 * 10 + 10 * 3,
                        3L * 10 + 10 * 30 + 30 * 60 + 60 * 120);
    }

    private static long[] multiplications(Preset preset, SampleShape shape) {
        Backbone backbone = Backbone.of(preset, shape);
        int[] input = shape.dimensions();
        return new long[] {
            backbone.encoder().multiplications(input),
            backbone.decoder().multiplications(backbone.encoder().output(input))
        };
    }

    @Property(tries = 500)
    void anyPictureComesBackInItsShape(
            @ForAll @IntRange(min = 28, max = 256) int height,
            @ForAll @IntRange(min = 28, max = 256) int width,
            @ForAll boolean colour) {
        SampleShape shape = new SampleShape.Image(colour ? 3 : 1, height, width);

        Backbone backbone = Backbone.of(Preset.CONVOLUTIONAL, shape);
        int[] code = backbone.encoder().output(shape.dimensions());

        assertThat(backbone.decoder().output(code)).isEqualTo(shape.dimensions());
        boolean whole = Math.max(height, width) <= Backbone.WHOLE_CODE_SIDE;
        assertThat(code[0]).isEqualTo(whole ? 16 : 64);
        assertThat(Math.min(code[1], code[2])).isBetween(whole ? 4 : 7, whole ? 6 : 31);
        if (whole) {
            assertThat(code[0] * code[1] * code[2]).isLessThanOrEqualTo(shape.size() / 2);
        }
    }

    /** MemAE specification, 2.1. */
    @Test
    void clipsAreHalvedAsInTheAuthorsCode() {
        Backbone backbone = Backbone.of(Preset.VIDEO, CLIP);

        assertThat(weighed(backbone.encoder(), 1, 16, 256, 256))
                .containsExactly(
                        "k3 [96, 16, 128, 128]",
                        "k3 [128, 8, 64, 64]",
                        "k3 [256, 4, 32, 32]",
                        "k3 [256, 2, 16, 16]");
        assertThat(weighed(backbone.decoder(), 256, 2, 16, 16))
                .containsExactly(
                        "k3 [256, 4, 32, 32]",
                        "k3 [128, 8, 64, 64]",
                        "k3 [96, 16, 128, 128]",
                        "k3 [1, 16, 256, 256]");
        List<Layer> last = backbone.decoder().layers();
        assertThat(last.get(last.size() - 1)).isInstanceOf(Layer.ClipTransposedConvolution.class);
        assertThat(last.get(last.size() - 2))
                .isEqualTo(new Layer.Activation(Layer.Function.LEAKY_RELU));
    }

    @Test
    void thePapersStridesEndAtOneFrame() {
        assertThat(weighed(Backbone.of(Preset.VIDEO_PAPER, CLIP).encoder(), 1, 16, 256, 256))
                .containsExactly(
                        "k3 [96, 8, 128, 128]",
                        "k3 [128, 4, 64, 64]",
                        "k3 [256, 2, 32, 32]",
                        "k3 [256, 1, 16, 16]");
    }

    /** 16 frames of 256x256: 64 billion floating-point operations, two for each of these. */
    @Test
    void countsMultiplicationsOfClipsAsByHand() {
        long[] counted = multiplications(Preset.VIDEO, CLIP);

        long first = 16L * 128 * 128 * 27 * 96;
        long second = 8L * 64 * 64 * 27 * 96 * 128;
        long third = 4L * 32 * 32 * 27 * 128 * 256;
        long fourth = 2L * 16 * 16 * 27 * 256 * 256;
        assertThat(counted)
                .containsExactly(first + second + third + fourth, fourth + third + second + first);
    }

    @Property(tries = 200)
    void anyClipComesBackInItsShape(
            @ForAll @IntRange(min = 2, max = 20) int frames,
            @ForAll @IntRange(min = 16, max = 80) int height,
            @ForAll @IntRange(min = 16, max = 80) int width) {
        int[] shape = {1, frames, height, width};
        for (Preset preset : List.of(Preset.VIDEO, Preset.VIDEO_PAPER, Preset.VIDEO_LIGHT)) {
            Backbone backbone = Backbone.of(preset, SampleShape.of(shape));
            assertThat(backbone.decoder().output(backbone.encoder().output(shape)))
                    .isEqualTo(shape);
        }
    }

    @Test
    void longAndFlatPicturesComeBackInTheirShape() {
        int[] shape = {1, 28, 1000};
        Backbone backbone = Backbone.of(Preset.AUTO, SampleShape.of(shape));

        assertThat(backbone.decoder().output(backbone.encoder().output(shape))).isEqualTo(shape);
    }

    @Test
    void choosesByShape() {
        assertThat(Backbone.of(Preset.AUTO, MNIST)).isEqualTo(Backbone.of(Preset.MNIST_B, MNIST));
        assertThat(Backbone.of(Preset.AUTO, CIFAR)).isEqualTo(Backbone.of(Preset.CIFAR, CIFAR));
        SampleShape row = new SampleShape.Row(4);
        assertThat(Backbone.of(Preset.AUTO, row)).isEqualTo(Backbone.of(Preset.DENSE, row));
        SampleShape grey32 = new SampleShape.Image(1, 32, 32);
        assertThat(Backbone.of(Preset.AUTO, grey32))
                .isEqualTo(Backbone.of(Preset.CONVOLUTIONAL, grey32));
    }

    @Test
    void refusesPresetsThatDoNotFitInPlainWords() {
        assertRefused(Preset.MNIST_A, CIFAR, "backbone mnist-a does not fit", "3x32x32 image");
        assertRefused(Preset.CIFAR, MNIST, "backbone cifar does not fit", "1x28x28 image");
        assertRefused(Preset.DENSE, MNIST, "backbone dense does not fit", "1x28x28 image");
        assertRefused(Preset.CONVOLUTIONAL, new SampleShape.Row(9), "does not fit", "9 columns");
        assertRefused(
                Preset.AUTO,
                new SampleShape.Clip(1, 1, 64, 64),
                "at least 2 frames of 16x16 pixels, not 1x1x64x64 clip");
        assertRefused(Preset.VIDEO, MNIST, "backbone video does not fit", "1x28x28 image");
        assertRefused(
                Preset.CONVOLUTIONAL,
                new SampleShape.Clip(1, 16, 64, 64),
                "does not fit",
                "1x16x64x64 clip");
        assertRefused(
                Preset.AUTO,
                new SampleShape.Image(1, 27, 90),
                "at least 28 pixels high and wide, not 27x90");
    }

    private static void assertRefused(Preset preset, SampleShape shape, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backbone.of(preset, shape))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    /** Kernel and output shape of each layer with weights. */
    private static List<String> weighed(Stack stack, int... input) {
        int[][] shape = {input};
        return stack.layers().stream()
                .map(
                        layer -> {
                            shape[0] = layer.output(shape[0]);
                            String output = Arrays.toString(shape[0]);
                            if (layer instanceof Layer.Convolution convolution) {
                                return "k" + convolution.kernel() + " " + output;
                            } else if (layer instanceof Layer.TransposedConvolution transposed) {
                                return "k" + transposed.kernel() + " " + output;
                            } else if (layer instanceof Layer.ClipConvolution convolution) {
                                return "k" + convolution.kernel() + " " + output;
                            } else if (layer instanceof Layer.ClipTransposedConvolution up) {
                                return "k" + up.kernel() + " " + output;
                            }
                            return "";
                        })
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
