package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Layer.Activation;
import engram.nn.Layer.BatchNorm;
import engram.nn.Layer.Convolution;
import engram.nn.Layer.DepthwiseConvolution;
import engram.nn.Layer.Function;
import engram.nn.Layer.Linear;
import engram.nn.Layer.Residual;
import engram.nn.Layer.SameConvolution;
import engram.nn.Layer.TransposedConvolution;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
    private static final int BATCH = 3;

    static Stream<Convolution> convolutions() {
        return Stream.of(
                new Convolution(4, 3, 2, 1),
                new Convolution(5, 1, 2, 0),
                new Convolution(3, 3, 3, 1),
                new Convolution(2, 3, 1, 0),
                new Convolution(2, 5, 2, 2));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolvesAsThePlainJavaTwinDoes(Convolution layer) {
        requireTwin(
                layer,
                (picture, weights, bias) -> Twin.convolution(layer, picture, weights, bias),
                2,
                7,
                10);
    }

    static Stream<TransposedConvolution> transposedConvolutions() {
        return Stream.of(
                new TransposedConvolution(4, 3, 2, 1, 0),
                new TransposedConvolution(4, 3, 2, 1, 1),
                new TransposedConvolution(3, 3, 2, 1, 1, 0),
                new TransposedConvolution(3, 3, 2, 1, 0, 1),
                new TransposedConvolution(2, 3, 3, 1, 0),
                new TransposedConvolution(2, 3, 3, 1, 2, 1),
                new TransposedConvolution(2, 3, 1, 1, 0),
                new TransposedConvolution(1, 4, 2, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("transposedConvolutions")
    void transposesConvolutionsAsThePlainJavaTwinDoes(TransposedConvolution layer) {
        requireTwin(
                layer,
                (picture, weights, bias) -> Twin.transposed(layer, picture, weights, bias),
                3,
                4,
                6);
    }

    static Stream<SameConvolution> sameConvolutions() {
        return Stream.of(
                new SameConvolution(4, 3, 2),
                new SameConvolution(3, 3, 1),
                new SameConvolution(2, 5, 2),
                new SameConvolution(2, 2, 1),
                new SameConvolution(3, 1, 2));
    }

    @ParameterizedTest
    @MethodSource("sameConvolutions")
    void padsAsThePlainJavaTwinDoes(SameConvolution layer) {
        requireTwin(
                layer,
                (picture, weights, bias) -> Twin.same(layer, picture, weights, bias),
                2,
                7,
                10);
    }

    static Stream<DepthwiseConvolution> depthwiseConvolutions() {
        return Stream.of(new DepthwiseConvolution(3, 1), new DepthwiseConvolution(3, 2));
    }

    @ParameterizedTest
    @MethodSource("depthwiseConvolutions")
    void convolvesEachChannelAsThePlainJavaTwinDoes(DepthwiseConvolution layer) {
        requireTwin(
                layer,
                (picture, weights, bias) -> Twin.depthwise(layer, picture, weights, bias),
                2,
                7,
                10);
    }

    @Test
    void aResidualAddsWhatEntered() {
        Convolution inner = new Convolution(2, 3, 1, 1);
        int[] shape = {2, 4, 5};
        Network network = network(new Residual(Stack.of(inner)), shape);
        float[] input = Twin.random(BATCH * 40, 3);
        float[] weights = Tensors.toArray(network.parameters().get("test.0.0.weight"));
        float[] bias = Tensors.toArray(network.parameters().get("test.0.0.bias"));

        float[] output = run(network, input, Mode.INFERENCE, shape);

        for (int i = 0; i < BATCH; i++) {
            Twin.Picture entered = picture(input, i, shape);
            Twin.Picture expected = Twin.convolution(inner, entered, weights, bias);
            for (int j = 0; j < expected.values().length; j++) {
                expected.values()[j] += entered.values()[j];
            }
            assertSample(output, i, expected);
        }
    }

    @Test
    void aResidualThatChangesTheShapeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> network(new Residual(Stack.of(new Convolution(3, 3, 2, 1))), 2, 4, 4))
                .withMessageContaining("[2, 4, 4]")
                .withMessageContaining("[3, 2, 2]");
    }

    @Test
    void multipliesRowsAsThePlainJavaTwinDoes() {
        Network network = network(new Linear(3), 5);
        float[] input = Twin.random(BATCH * 5, 3);
        float[] weights = weights(network);
        float[] bias = bias(network);

        float[] output = run(network, input, Mode.INFERENCE, 5);

        for (int row = 0; row < BATCH; row++) {
            for (int feature = 0; feature < 3; feature++) {
                double sum = bias[feature];
                for (int i = 0; i < 5; i++) {
                    sum += input[row * 5 + i] * weights[feature * 5 + i];
                }
                assertThat((double) output[row * 3 + feature]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void normalisesByTheBatchInTrainingAndByRunningStatisticsInInference() {
        int rows = 6;
        Network network = network(new BatchNorm(), 2);
        float[] scale = Tensors.toArray(network.parameters().get("test.0.weight"));
        float[] input = Twin.random(rows * 2, 4);

        float[] trained = run(network, input, Mode.TRAINING, 2);
        float[] inferred = run(network, input, Mode.INFERENCE, 2);

        float[] means = Tensors.toArray(network.buffers().get("test.0.running_mean"));
        float[] variances = Tensors.toArray(network.buffers().get("test.0.running_var"));
        for (int channel = 0; channel < 2; channel++) {
            double[] moments = Twin.moments(input, 2, channel);
            double unbiased = moments[1] * rows / (rows - 1);
            double runningMean = 0.1 * moments[0];
            double runningVariance = 0.9 + 0.1 * unbiased;
            assertThat((double) means[channel]).isCloseTo(runningMean, within(1e-6));
            assertThat((double) variances[channel]).isCloseTo(runningVariance, within(1e-6));
            double[] values = Twin.channel(input, 2, channel);
            for (int row = 0; row < rows; row++) {
                assertThat((double) trained[row * 2 + channel])
                        .isCloseTo(
                                normal(values[row], moments[0], moments[1]) * scale[channel],
                                within(1e-5));
                assertThat((double) inferred[row * 2 + channel])
                        .isCloseTo(
                                normal(values[row], runningMean, runningVariance) * scale[channel],
                                within(1e-5));
            }
        }
    }

    private static double normal(double value, double mean, double variance) {
        return (value - mean) / Math.sqrt(variance + 1e-5);
    }

    @Test
    void normalisesEachChannelOfPictures() {
        int[] shape = {2, 3, 4};
        Network network = network(new BatchNorm(), shape);
        float[] input = Twin.random(BATCH * 24, 5);

        run(network, input, Mode.TRAINING, shape);

        double sum = 0;
        for (int sample = 0; sample < BATCH; sample++) {
            for (int position = 0; position < 12; position++) {
                sum += input[sample * 24 + 12 + position];
            }
        }
        float[] means = Tensors.toArray(network.buffers().get("test.0.running_mean"));
        assertThat((double) means[1]).isCloseTo(0.1 * sum / (BATCH * 12), within(1e-6));
    }

    @Test
    void inferenceChangesNothing() {
        Network network = network(new BatchNorm(), 4);
        var before = Weights.copyOf(network.buffers());

        run(network, Twin.random(BATCH * 4, 6), Mode.INFERENCE, 4);

        before.forEach(
                (name, weights) ->
                        assertThat(Tensors.toArray(network.buffers().get(name)))
                                .isEqualTo(weights.values()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void appliesFunctionsToEachValue(Function function) {
        float[] input = {-2, -0.5f, 0, 0.25f, 7};

        float[] output = run(network(new Activation(function), 5), input, Mode.INFERENCE, 5);

        for (int i = 0; i < input.length; i++) {
            double expected =
                    switch (function) {
                        case RELU -> Math.max(0, input[i]);
                        case LEAKY_RELU -> input[i] > 0 ? input[i] : 0.2 * input[i];
                        case MILD_LEAKY_RELU -> input[i] > 0 ? input[i] : 0.1 * input[i];
                        case RELU6 -> Math.min(6, Math.max(0, input[i]));
                        case TANH -> Math.tanh(input[i]);
                    };
            assertThat((double) output[i]).isCloseTo(expected, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void leavesTheInputAsItWas(Function function) {
        Network network = network(new Activation(function), 2);
        try (Scope scope = Scope.inference()) {
            Tensor input = Tensors.of(new float[] {-2, 1}, 1, 2);
            network.forward(input, Mode.INFERENCE);
            assertThat(Tensors.toArray(input)).containsExactly(-2, 1);
        }
    }

    static Stream<Function> functions() {
        return Arrays.stream(Function.values());
    }

    @Test
    void onlyTheLayerInFrontOfANormHasNoBias() {
        Stack stack =
                Stack.of(
                        new Convolution(2, 3, 2, 1),
                        new BatchNorm(),
                        new Activation(Function.RELU),
                        new TransposedConvolution(1, 3, 2, 1, 1));
        int[] shape = {1, 8, 8};

        assertThat(new Network("n", stack, shape, new Initial(1)).parameters().keySet())
                .containsExactly("n.0.weight", "n.1.weight", "n.1.bias", "n.3.weight", "n.3.bias");
        assertThat(
                        new Network("n", stack.withBiasBeforeNorm(), shape, new Initial(1))
                                .parameters()
                                .keySet())
                .contains("n.0.bias");
    }

    @Test
    void startsAsTheAuthorsCodeDoes() {
        Network convolution = network(new Convolution(32, 3, 1, 1), 16, 4, 4);
        double[] values = Twin.doubles(weights(convolution));
        double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();

        assertThat(Math.sqrt(square)).isCloseTo(0.02, within(0.001));
        assertThat(bias(convolution)).hasSize(32);
        for (float bias : bias(convolution)) {
            assertThat(Math.abs(bias)).isLessThanOrEqualTo((float) (1 / Math.sqrt(16 * 9)));
        }
    }

    @Test
    void theSameSeedGivesTheSameNetwork() {
        Layer layer = new Linear(4);
        Stack stack = Stack.of(layer);
        int[] shape = {6};
        float[] first = weights(new Network("test", stack, shape, new Initial(3)));

        assertThat(weights(new Network("test", stack, shape, new Initial(3)))).isEqualTo(first);
        assertThat(weights(new Network("test", stack, shape, new Initial(4)))).isNotEqualTo(first);
    }

    @Test
    void refusesShapesThatTheLayersDoNotTakeAndScopes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(new Linear(3), 1, 8, 8))
                .withMessageContaining("takes rows, not [1, 8, 8]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(new Convolution(3, 3, 2, 1), 8))
                .withMessageContaining("takes images, not shape [8]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(new Convolution(3, 3, 2, 0), 1, 2, 2))
                .withMessageContaining("[1, 2, 2] is too small");
        try (Scope scope = Scope.open()) {
            assertThatIllegalStateException().isThrownBy(() -> network(new Linear(3), 5));
        }
    }

    private static Network network(Layer layer, int... shape) {
        return new Network("test", Stack.of(layer), shape, new Initial(9));
    }

    private static float[] run(Network network, float[] input, Mode mode, int... shape) {
        long[] batch = new long[shape.length + 1];
        int size = 1;
        for (int i = 0; i < shape.length; i++) {
            batch[i + 1] = shape[i];
            size *= shape[i];
        }
        batch[0] = input.length / size;
        try (Scope scope = Scope.open()) {
            Tensor output = network.forward(Tensors.of(input, batch), mode);
            return Tensors.toArray(output);
        }
    }

    private interface PlainJava {
        Twin.Picture of(Twin.Picture picture, float[] weights, float[] bias);
    }

    private static void requireTwin(Layer layer, PlainJava twin, int... shape) {
        Network network = network(layer, shape);
        float[] input = Twin.random(BATCH * Arrays.stream(shape).reduce(1, (a, b) -> a * b), 1);

        float[] output = run(network, input, Mode.INFERENCE, shape);

        for (int i = 0; i < BATCH; i++) {
            assertSample(
                    output, i, twin.of(picture(input, i, shape), weights(network), bias(network)));
        }
    }

    private static float[] weights(Network network) {
        return Tensors.toArray(network.parameters().get("test.0.weight"));
    }

    private static float[] bias(Network network) {
        return Tensors.toArray(network.parameters().get("test.0.bias"));
    }

    private static Twin.Picture picture(float[] values, int sample, int... shape) {
        int size = shape[0] * shape[1] * shape[2];
        float[] own = Arrays.copyOfRange(values, sample * size, (sample + 1) * size);
        return new Twin.Picture(shape[0], shape[1], shape[2], Twin.doubles(own));
    }

    private static void assertSample(float[] output, int sample, Twin.Picture expected) {
        int size = expected.values().length;
        assertThat(output).hasSize(BATCH * size);
        float[] own = Arrays.copyOfRange(output, sample * size, (sample + 1) * size);
        assertThat(own).containsExactly(Twin.floats(expected.values()), within(1e-5f));
    }
}
