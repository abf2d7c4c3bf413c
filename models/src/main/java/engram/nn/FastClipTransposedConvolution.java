package engram.nn;

import engram.torch.Scope;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * A transposed convolution of clips by whichever way is quickest for its shape: libtorch's own, or,
 * where hardly any channels come out, a matrix product that makes the windows of a few frames at a
 * time, which are then added up where they overlap. Equal up to rounding.
 *
 * <p>Clips are quickest with their channels last in memory; the result has them so if the input
 * does.
 */
final class FastClipTransposedConvolution {
    private static final int FEW_OUTPUTS = 4;

    private FastClipTransposedConvolution() {}

    /** How far windows are apart in the output, what is cut off its border, added at its ends. */
    record Geometry(Extent stride, int padding, Extent extra) {
        Extent output(Tensor input, int kernel) {
            return new Extent(
                    side(input.size(2), stride.frames(), kernel) + extra.frames(),
                    side(input.size(3), stride.height(), kernel) + extra.height(),
                    side(input.size(4), stride.width(), kernel) + extra.width());
        }

        private int side(long input, int step, int kernel) {
            return ((int) input - 1) * step - 2 * padding + kernel;
        }
    }

    /**
     * @param input (B, Cin, T, H, W)
     * @param weight (Cin, Cout, k, k, k)
     * @param bias (Cout) or {@code null}
     * @return (B, Cout, T', H', W')
     */
    static Tensor apply(Tensor input, Tensor weight, Tensor bias, Geometry geometry) {
        if (weight.size(1) > FEW_OUTPUTS || input.is_cuda()) {
            // What enters in libtorch's own order takes it twice as long.
            return new FastClipConvolution(
                            true, geometry.stride(), geometry.padding(), geometry.extra())
                    .of(
                            input.is_cuda() ? input : input.contiguous(MemoryFormat.ChannelsLast3d),
                            weight,
                            bias);
        }
        Tensor result = byProduct(input, weight, geometry);
        return bias == null ? result : result.add(bias.view(1, -1, 1, 1, 1));
    }

    static Tensor byProduct(Tensor input, Tensor weight, Geometry geometry) {
        int kernel = (int) weight.size(2);
        Extent windows = new Extent((int) input.size(2), (int) input.size(3), (int) input.size(4));
        ClipPatches patches =
                new ClipPatches(kernel, geometry.stride(), geometry.padding(), windows);
        Tensor value = forward(input, weight, patches, geometry.output(input, kernel));
        return OwnGradient.attach(
                value,
                List.of(input, weight),
                gradient -> backward(gradient, input, weight, patches));
    }

    private static Tensor forward(Tensor input, Tensor weight, ClipPatches patches, Extent output) {
        long outputs = weight.size(1);
        Tensor result =
                input.new_empty(
                        input.size(0), output.frames(), output.height(), output.width(), outputs);
        try (Scope scope = Scope.inference()) {
            Tensor rows = rows(input); // (B * T * H * W, Cin)
            Tensor matrix = matrix(weight); // (Cin, k * k * k * Cout)
            Tensor bordered = patches.emptyBorder(input, output, outputs);
            patches.forEachPart(
                    bordered,
                    (part, windows) -> {
                        torch.mm_out(windows, part.of(rows), matrix);
                        patches.add(windows, part);
                    });
            result.copy_(patches.withoutBorder(bordered, output));
        }
        return channelsFirst(result);
    }

    private static List<Tensor> backward(
            Tensor gradient, Tensor input, Tensor weight, ClipPatches patches) {
        long inputs = weight.size(0);
        Tensor ofInput =
                input.new_empty(input.size(0), input.size(2), input.size(3), input.size(4), inputs);
        Tensor ofWeight = weight.new_zeros(inputs, patches.width(weight.size(1)));
        try (Scope scope = Scope.inference()) {
            Tensor bordered = patches.border(channelsLast(gradient));
            Tensor rows = rows(input);
            Tensor back = ofInput.view(-1, inputs);
            Tensor matrix = matrix(weight).t().contiguous(); // (k * k * k * Cout, Cin)
            patches.forEachPart(
                    bordered,
                    (part, windows) -> {
                        patches.copy(part, windows);
                        torch.mm_out(part.of(back), windows, matrix);
                        ofWeight.addmm_(part.of(rows).t(), windows);
                    });
        }
        return Arrays.asList(channelsFirst(ofInput), unmatrix(ofWeight, weight));
    }

    private static Tensor rows(Tensor clips) {
        return channelsLast(clips).view(-1, clips.size(1));
    }

    private static Tensor channelsLast(Tensor clips) {
        return clips.permute(0, 2, 3, 4, 1).contiguous();
    }

    private static Tensor channelsFirst(Tensor clips) {
        return clips.permute(0, 4, 1, 2, 3);
    }

    /** (Cin, Cout, k, k, k) to (Cin, k * k * k * Cout), the order of a window's values. */
    private static Tensor matrix(Tensor weight) {
        return weight.permute(0, 2, 3, 4, 1).reshape(weight.size(0), -1);
    }

    private static Tensor unmatrix(Tensor matrix, Tensor weight) {
        return matrix.view(
                        weight.size(0),
                        weight.size(2),
                        weight.size(3),
                        weight.size(4),
                        weight.size(1))
                .permute(0, 4, 1, 2, 3);
    }
}
