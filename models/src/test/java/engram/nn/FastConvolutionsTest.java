package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Both convolutions against a plain-Java twin, outputs and gradients, over random geometries. */
class FastConvolutionsTest {
    private final Random random = new Random(3);

    @Property(tries = 60)
    void convolvesAsTheTwinDoes(
            @ForAll @IntRange(min = 1, max = 3) int samples,
            @ForAll @IntRange(min = 1, max = 5) int inputs,
            @ForAll @IntRange(min = 1, max = 5) int outputs,
            @ForAll @IntRange(min = 1, max = 5) int kernel,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 0, max = 2) int padding,
            @ForAll @IntRange(min = 5, max = 9) int side) {
        Twin twin = new Twin(samples, inputs, outputs, kernel, stride, padding, side, side + 1);
        Patches patches = new Patches(kernel, stride, padding, twin.rows(), twin.columns());
        float[] outer = values(twin.outerSize());
        float[] picture = values(twin.pictureSize());
        float[] weight = values(twin.weightSize());

        Gradients actual =
                Gradients.of(
                        Tensors.of(picture, samples, inputs, side, side + 1),
                        Tensors.of(weight, outputs, inputs, kernel, kernel),
                        outer,
                        (x, w) -> FastConvolution.byProduct(x, w, patches));

        actual.requireClose(
                twin.outer(picture, weight),
                twin.picture(outer, weight),
                twin.weight(picture, outer));
    }

    @Property(tries = 60)
    void convolvesTransposedAsTheTwinDoes(
            @ForAll @IntRange(min = 1, max = 3) int samples,
            @ForAll @IntRange(min = 1, max = 5) int inputs,
            @ForAll @IntRange(min = 1, max = 5) int outputs,
            @ForAll @IntRange(min = 1, max = 5) int kernel,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 0, max = 2) int padding,
            @ForAll @IntRange(min = 5, max = 9) int side) {
        // A transposed convolution is the way back from the outer side of a convolution.
        Twin twin = new Twin(samples, outputs, inputs, kernel, stride, padding, side, side + 1);
        FastTransposedConvolution.Geometry geometry =
                new FastTransposedConvolution.Geometry(
                        stride,
                        padding,
                        (side + 2 * padding - kernel) % stride,
                        (side + 1 + 2 * padding - kernel) % stride);
        float[] outer = values(twin.outerSize());
        float[] picture = values(twin.pictureSize());
        float[] weight = values(twin.weightSize());

        Gradients actual =
                Gradients.of(
                        Tensors.of(outer, samples, inputs, twin.rows(), twin.columns()),
                        Tensors.of(weight, inputs, outputs, kernel, kernel),
                        picture,
                        (x, w) -> FastTransposedConvolution.byProduct(x, w, geometry));

        actual.requireClose(
                twin.picture(outer, weight),
                twin.outer(picture, weight),
                twin.weight(picture, outer));
    }

    @Test
    void choosesBetweenWaysThatAgree() {
        try (Scope scope = Scope.open()) {
            FastTransposedConvolution.Geometry geometry =
                    new FastTransposedConvolution.Geometry(2, 1, 1, 1);
            for (int outputs : new int[] {1, 8}) {
                Tensor input = Tensors.of(values(2 * 6 * 9), 2, 6, 3, 3);
                Tensor weight = Tensors.of(values(6 * outputs * 9), 6, outputs, 3, 3);
                Tensor bias = Tensors.of(values(outputs), outputs);
                Tensor chosen = FastTransposedConvolution.apply(input, weight, bias, geometry);
                Tensor product =
                        FastTransposedConvolution.byProduct(input, weight, geometry)
                                .add(bias.view(1, -1, 1, 1));
                Gradients.requireClose(Tensors.toArray(chosen), Tensors.toArray(product));
            }
            Tensor input = Tensors.of(values(2 * 6 * 9), 2, 6, 3, 3);
            Tensor weight = Tensors.of(values(4 * 6 * 9), 4, 6, 3, 3);
            Gradients.requireClose(
                    Tensors.toArray(FastConvolution.apply(input, weight, null, 2, 1)),
                    Tensors.toArray(
                            FastConvolution.byProduct(input, weight, new Patches(3, 2, 1, 2, 2))));
        }
    }

    @Test
    void worksThroughABatchInPiecesAsAtOnce() {
        try (Scope scope = Scope.inference()) {
            Tensor input = Tensors.of(values(40 * 64 * 64), 40, 64, 8, 8);
            Tensor weight = Tensors.of(values(8 * 64 * 25), 8, 64, 5, 5);
            Patches patches = new Patches(5, 1, 2, 8, 8);
            assertThat(patches.samplesAtOnce(64)).isLessThan(40);

            Tensor pieces = FastConvolution.byProduct(input, weight, patches);

            Tensor whole = FastConvolution.apply(input, weight, null, 1, 2);
            assertThat(pieces.sub(whole).abs().max().item_float()).isLessThan(1e-3f);
        }
    }

    @Test
    void letsOtherUsesOfAnInputKeepTheirGradients() {
        try (Scope scope = Scope.open()) {
            Tensor input = Tensors.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
            input.set_requires_grad(true);
            Tensor weight = Tensors.of(new float[] {3}, 1, 1, 1, 1);

            Tensor once = FastConvolution.byProduct(input, weight, new Patches(1, 1, 0, 2, 2));
            Tensor result = torch.relu_(once).add(input.mul(input));
            result.sum().backward();

            assertThat(Tensors.toArray(input.grad())).containsExactly(5, 7, 9, 11);
        }
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A convolution from a picture to its outer side, and the two ways back, term by term. */
    private record Twin(
            int samples,
            int inputs,
            int outputs,
            int kernel,
            int stride,
            int padding,
            int height,
            int width) {

        private interface Term {
            void at(int picture, int weight, int outer);
        }

        int rows() {
            return (height + 2 * padding - kernel) / stride + 1;
        }

        int columns() {
            return (width + 2 * padding - kernel) / stride + 1;
        }

        int pictureSize() {
            return samples * inputs * height * width;
        }

        int weightSize() {
            return outputs * inputs * kernel * kernel;
        }

        int outerSize() {
            return samples * outputs * rows() * columns();
        }

        float[] outer(float[] picture, float[] weight) {
            float[] sums = new float[outerSize()];
            forEach((p, w, o) -> sums[o] += picture[p] * weight[w]);
            return sums;
        }

        float[] picture(float[] outer, float[] weight) {
            float[] sums = new float[pictureSize()];
            forEach((p, w, o) -> sums[p] += outer[o] * weight[w]);
            return sums;
        }

        float[] weight(float[] picture, float[] outer) {
            float[] sums = new float[weightSize()];
            forEach((p, w, o) -> sums[w] += picture[p] * outer[o]);
            return sums;
        }

        private void forEach(Term term) {
            int planes = samples * outputs * inputs;
            for (int i = 0; i < planes * rows() * columns() * kernel * kernel; i++) {
                int down = i / kernel % kernel;
                int across = i % kernel;
                int place = i / (kernel * kernel);
                int column = place % columns();
                int row = place / columns() % rows();
                int plane = place / (columns() * rows());
                int input = plane % inputs;
                int output = plane / inputs % outputs;
                int sample = plane / (inputs * outputs);
                int y = row * stride + down - padding;
                int x = column * stride + across - padding;
                if (y >= 0 && y < height && x >= 0 && x < width) {
                    term.at(
                            ((sample * inputs + input) * height + y) * width + x,
                            ((output * inputs + input) * kernel + down) * kernel + across,
                            ((sample * outputs + output) * rows() + row) * columns() + column);
                }
            }
        }
    }
}
