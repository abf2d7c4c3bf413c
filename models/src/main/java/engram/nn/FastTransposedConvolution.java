package engram.nn;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A transposed convolution by whichever way is quickest for its shape: libtorch's own, or a matrix
 * product that makes the windows of a few samples at a time, which are then added up where they
 * overlap. Equal up to rounding.
 *
 * <p>Pictures are quickest, both ways, with their channels last in memory; the result has them so
 * if the input does.
 */
final class FastTransposedConvolution {
    private FastTransposedConvolution() {}

    /**
     * How far windows are apart in the output, how much of its border is cut off, and how much is
     * added at its end.
     */
    record Geometry(int stride, int padding, int extraHeight, int extraWidth) {
        long height(long input, long kernel) {
            return (input - 1) * stride - 2L * padding + kernel + extraHeight;
        }

        long width(long input, long kernel) {
            return (input - 1) * stride - 2L * padding + kernel + extraWidth;
        }
    }

    /**
     * @param input (B, Cin, H, W)
     * @param weight (Cin, Cout, k, k)
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, H', W') with H' = (H - 1) stride - 2 padding + k + output padding
     */
    static Tensor apply(Tensor input, Tensor weight, Tensor bias, Geometry geometry) {
        if (input.is_cuda() || !multiplies(weight)) {
            return torch.conv_transpose2d(
                    input,
                    weight,
                    Tensors.optional(bias),
                    new long[] {geometry.stride(), geometry.stride()},
                    new long[] {geometry.padding(), geometry.padding()},
                    new long[] {geometry.extraHeight(), geometry.extraWidth()},
                    1,
                    1,
                    1);
        }
        Tensor result = byProduct(input, weight, geometry);
        return bias == null ? result : result.add(bias.view(1, -1, 1, 1));
    }

    /**
     * Where the product measured quicker: many channels on both sides, or hardly any coming out.
     */
    private static boolean multiplies(Tensor weight) {
        return weight.size(1) <= 4 || (weight.size(0) >= 256 && weight.size(1) >= 128);
    }

    static Tensor byProduct(Tensor input, Tensor weight, Geometry geometry) {
        Patches patches =
                new Patches(
                        (int) weight.size(2),
                        geometry.stride(),
                        geometry.padding(),
                        input.size(2),
                        input.size(3));
        long height = geometry.height(input.size(2), weight.size(2));
        long width = geometry.width(input.size(3), weight.size(3));
        Tensor value = forward(input, weight, patches, height, width);
        return OwnGradient.attach(
                value,
                List.of(input, weight),
                gradient -> backward(gradient, input, weight, patches));
    }

    private static Tensor forward(
            Tensor input, Tensor weight, Patches patches, long height, long width) {
        long samples = input.size(0);
        long outputs = weight.size(1);
        Tensor result = input.new_empty(samples, height, width, outputs);
        try (Scope scope = Scope.inference()) {
            Tensor inner = Layout.channelsLast(input);
            Tensor matrix = Layout.matrix(weight); // (Cin, k * k * Cout)
            Tensor bordered = patches.emptyBorder(input, height, width, outputs);
            Chunks.forEach(
                    input,
                    patches,
                    outputs,
                    (chunk, windows) -> {
                        torch.mm_out(windows, chunk.of(inner).view(-1, weight.size(0)), matrix);
                        patches.add(windows, chunk.of(bordered));
                    });
            result.copy_(patches.withoutBorder(bordered, height, width));
        }
        return Layout.channelsFirst(result);
    }

    private static List<Tensor> backward(
            Tensor gradient, Tensor input, Tensor weight, Patches patches) {
        long inputs = weight.size(0);
        Tensor ofInput = input.new_empty(input.size(0), input.size(2), input.size(3), inputs);
        Tensor ofWeight = weight.new_zeros(inputs, patches.width(weight.size(1)));
        try (Scope scope = Scope.inference()) {
            Tensor bordered = patches.border(Layout.channelsLast(gradient));
            Tensor inner = Layout.channelsLast(input);
            Tensor matrix = Layout.matrix(weight).t(); // (k * k * Cout, Cin)
            Chunks.forEach(
                    input,
                    patches,
                    weight.size(1),
                    (chunk, windows) -> {
                        patches.copy(chunk.of(bordered), windows);
                        torch.mm_out(chunk.of(ofInput).view(-1, inputs), windows, matrix);
                        ofWeight.addmm_(chunk.of(inner).view(-1, inputs).t(), windows);
                    });
        }
        return Arrays.asList(Layout.channelsFirst(ofInput), Layout.unmatrix(ofWeight, weight));
    }
}
