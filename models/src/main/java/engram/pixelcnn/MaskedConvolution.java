package engram.pixelcnn;

import engram.nn.Initial;
import engram.torch.Tensors;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution that sees no pixel after the one it stands at. Of its square kernel only the rows
 * down to the middle one are there: those below are masked altogether.
 *
 * @param weight (outputs, inputs, k / 2 + 1, k)
 * @param mask ones where the kernel sees, laid out like {@code weight}
 */
record MaskedConvolution(String name, Tensor weight, Tensor bias, float[] mask) {

    /** What is seen of the pixel itself. */
    enum Centre {
        /** The colours before one's own: mask A. */
        BEFORE,
        /** One's own colour too: mask B. */
        UP_TO
    }

    /**
     * Features of one layer, divided among colours.
     *
     * @param count how many features
     * @param repeats of the division: 2 where the second half is divided like the first
     */
    record Features(int count, int colours, int repeats) {
        Features(int count, int colours) {
            this(count, colours, 1);
        }

        int colour(int feature) {
            int span = count / repeats;
            return feature % span * colours / span;
        }
    }

    static MaskedConvolution of(
            String name, int kernel, Centre centre, Features[] inputAndOutput, Initial initial) {
        Features input = inputAndOutput[0];
        Features output = inputAndOutput[1];
        int rows = kernel / 2 + 1;
        long[] shape = {output.count(), input.count(), rows, kernel};
        float[] mask = new float[output.count() * input.count() * rows * kernel];
        int at = 0;
        for (int out = 0; out < output.count(); out++) {
            for (int in = 0; in < input.count(); in++) {
                int distance = output.colour(out) - input.colour(in);
                boolean seesCentre = distance > 0 || (distance == 0 && centre == Centre.UP_TO);
                for (int tap = 0; tap < rows * kernel; tap++) {
                    int middle = rows * kernel - 1 - kernel / 2;
                    mask[at++] = tap < middle || (tap == middle && seesCentre) ? 1 : 0;
                }
            }
        }
        int visible = input.count() * (rows * kernel - kernel / 2);
        double bound = 1 / Math.sqrt(visible);
        return new MaskedConvolution(
                name, initial.uniform(bound, shape), initial.uniform(bound, output.count()), mask);
    }

    /**
     * @param input (B, inputs, H, W)
     * @return (B, outputs, H, W)
     */
    Tensor apply(Tensor input) {
        long padding = weight.size(3) / 2;
        Tensor padded =
                torch.conv2d(
                        input,
                        weight.mul(Tensors.of(mask, weight.shape())),
                        Tensors.optional(bias),
                        new long[] {1, 1},
                        new long[] {padding, padding},
                        new long[] {1, 1},
                        1);
        return padding == 0 ? padded : padded.narrow(2, 0, input.size(2));
    }

    Map<String, Tensor> parameters() {
        return Map.of(name + ".weight", weight, name + ".bias", bias);
    }
}
