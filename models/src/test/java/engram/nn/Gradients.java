package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * What a layer with weights gives, and sends back.
 *
 * @param output of the layer
 * @param input the gradient of its input
 * @param weight the gradient of its weights
 */
record Gradients(float[] output, float[] input, float[] weight) {

    /**
     * @param gradient of the output
     */
    static Gradients of(
            Tensor input, Tensor weight, float[] gradient, BinaryOperator<Tensor> layer) {
        try (Scope scope = Scope.open()) {
            input.set_requires_grad(true);
            weight.set_requires_grad(true);
            Tensor output = layer.apply(input, weight);
            output.mul(Tensors.of(gradient, output.shape())).sum().backward();
            return new Gradients(
                    Tensors.toArray(output),
                    Tensors.toArray(input.grad()),
                    Tensors.toArray(weight.grad()));
        }
    }

    void requireClose(Gradients expected) {
        requireClose(expected.output, expected.input, expected.weight);
    }

    void requireClose(float[] expectedOutput, float[] expectedInput, float[] expectedWeight) {
        requireClose(output, expectedOutput);
        requireClose(input, expectedInput);
        requireClose(weight, expectedWeight);
    }

    static void requireClose(float[] actual, float[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-4f));
    }
}
