package engram.nn;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution by whichever way is quickest for its shape: libtorch's own, or one matrix product
 * over the windows of a few samples at a time. Equal up to rounding.
 *
 * <p>Pictures are quickest, both ways, with their channels last in memory; the result has them so
 * if the input does.
 */
final class FastConvolution {
    private FastConvolution() {}

    /**
     * @param input (B, Cin, H, W)
     * @param weight (Cout, Cin, k, k)
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, H', W') with H' = (H + 2 padding - k) / stride + 1
     */
    static Tensor apply(Tensor input, Tensor weight, Tensor bias, int stride, int padding) {
        if (input.is_cuda() || !multiplies(weight)) {
            return torch.conv2d(
                    input,
                    weight,
                    Tensors.optional(bias),
                    new long[] {stride, stride},
                    new long[] {padding, padding},
                    new long[] {1, 1},
                    1);
        }
        int kernel = (int) weight.size(2);
        Patches patches =
                new Patches(
                        kernel,
                        stride,
                        padding,
                        (input.size(2) + 2L * padding - kernel) / stride + 1,
                        (input.size(3) + 2L * padding - kernel) / stride + 1);
        Tensor result = byProduct(input, weight, patches);
        return bias == null ? result : result.add(bias.view(1, -1, 1, 1));
    }

    /** Where the product measured quicker: many channels on both sides. */
    private static boolean multiplies(Tensor weight) {
        return weight.size(0) >= 256 && weight.size(1) >= 128;
    }

    static Tensor byProduct(Tensor input, Tensor weight, Patches patches) {
        Tensor value = forward(input, weight, patches);
        return OwnGradient.attach(
                value,
                List.of(input, weight),
                gradient ->
                        Arrays.asList(
                                input.requires_grad()
                                        ? inputGradient(gradient, input, weight, patches)
                                        : null,
                                weightGradient(gradient, input, weight, patches)));
    }

    private static Tensor forward(Tensor input, Tensor weight, Patches patches) {
        long outputs = weight.size(0);
        Tensor result = input.new_empty(input.size(0), patches.rows(), patches.columns(), outputs);
        try (Scope scope = Scope.inference()) {
            Tensor bordered = patches.border(Layout.channelsLast(input));
            Tensor matrix = Layout.matrix(weight).t(); // (k * k * Cin, Cout)
            Chunks.forEach(
                    input,
                    patches,
                    weight.size(1),
                    (chunk, windows) -> {
                        patches.copy(chunk.of(bordered), windows);
                        torch.mm_out(chunk.of(result).view(-1, outputs), windows, matrix);
                    });
        }
        return Layout.channelsFirst(result);
    }

    private static Tensor inputGradient(
            Tensor gradient, Tensor input, Tensor weight, Patches patches) {
        Tensor result = input.new_empty(input.size(0), input.size(2), input.size(3), input.size(1));
        try (Scope scope = Scope.inference()) {
            Tensor outer = Layout.channelsLast(gradient);
            Tensor matrix = Layout.matrix(weight); // (Cout, k * k * Cin)
            Tensor bordered =
                    patches.emptyBorder(input, input.size(2), input.size(3), input.size(1));
            Chunks.forEach(
                    input,
                    patches,
                    input.size(1),
                    (chunk, windows) -> {
                        torch.mm_out(windows, chunk.of(outer).view(-1, weight.size(0)), matrix);
                        patches.add(windows, chunk.of(bordered));
                    });
            result.copy_(patches.withoutBorder(bordered, input.size(2), input.size(3)));
        }
        return Layout.channelsFirst(result);
    }

    private static Tensor weightGradient(
            Tensor gradient, Tensor input, Tensor weight, Patches patches) {
        Tensor result = weight.new_zeros(weight.size(0), patches.width(weight.size(1)));
        try (Scope scope = Scope.inference()) {
            Tensor outer = Layout.channelsLast(gradient);
            Tensor bordered = patches.border(Layout.channelsLast(input));
            Chunks.forEach(
                    input,
                    patches,
                    weight.size(1),
                    (chunk, windows) -> {
                        patches.copy(chunk.of(bordered), windows);
                        result.addmm_(chunk.of(outer).view(-1, weight.size(0)).t(), windows);
                    });
        }
        return Layout.unmatrix(result, weight);
    }
}
