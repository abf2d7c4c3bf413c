package engram.nn;

import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** Convolutions of clips against a plain-Java twin, outputs and gradients. */
class ClipConvolutionsTest {
    private static final Extent CLIP = new Extent(4, 6, 7);
    private static final long[] CUBES_DOWN = {5, 3, 3, 3, 3};
    private static final long[] CUBES_UP = {3, 5, 3, 3, 3};
    private final Random random = new Random(5);

    @Property(tries = 40)
    void convolvesAsTheTwinDoes(
            @ForAll @IntRange(min = 1, max = 2) int samples,
            @ForAll @IntRange(min = 1, max = 4) int inputs,
            @ForAll @IntRange(min = 1, max = 6) int outputs,
            @ForAll @IntRange(min = 1, max = 3) int kernel,
            @ForAll @IntRange(min = 1, max = 2) int inTime,
            @ForAll @IntRange(min = 1, max = 2) int inSpace,
            @ForAll @IntRange(min = 0, max = 1) int padding) {
        Extent stride = new Extent(inTime, inSpace, inSpace);
        Layer layer = new Layer.ClipConvolution(outputs, kernel, stride, padding);
        Twin twin = Twin.of(samples, inputs, outputs, kernel, stride, padding, layer);
        float[] clip = values(twin.clipSize());
        float[] weight = values(twin.weightSize());
        float[] outer = values(twin.outerSize());

        Gradients actual =
                Gradients.of(
                        Tensors.of(clip, samples, inputs, 4, 6, 7),
                        Tensors.of(weight, outputs, inputs, kernel, kernel, kernel),
                        outer,
                        (x, w) -> FastClipConvolution.apply(x, w, null, stride, padding));

        actual.requireClose(
                twin.outer(clip, weight), twin.clip(outer, weight), twin.weight(clip, outer));
    }

    @Property(tries = 40)
    void convolvesTransposedAsTheTwinDoes(
            @ForAll @IntRange(min = 1, max = 2) int samples,
            @ForAll @IntRange(min = 1, max = 4) int inputs,
            @ForAll @IntRange(min = 1, max = 6) int outputs,
            @ForAll @IntRange(min = 1, max = 3) int kernel,
            @ForAll @IntRange(min = 1, max = 2) int inTime,
            @ForAll @IntRange(min = 1, max = 2) int inSpace,
            @ForAll @IntRange(min = 0, max = 1) int padding) {
        // A transposed convolution is the way back from the outer side of a convolution.
        Extent stride = new Extent(inTime, inSpace, inSpace);
        Layer layer = new Layer.ClipConvolution(inputs, kernel, stride, padding);
        Twin twin = Twin.of(samples, outputs, inputs, kernel, stride, padding, layer);
        Extent extra =
                new Extent(
                        (4 + 2 * padding - kernel) % inTime,
                        (6 + 2 * padding - kernel) % inSpace,
                        (7 + 2 * padding - kernel) % inSpace);
        float[] outer = values(twin.outerSize());
        float[] weight = values(twin.weightSize());
        float[] clip = values(twin.clipSize());

        Gradients actual =
                Gradients.of(
                        Tensors.of(outer, twin.outerShape()),
                        Tensors.of(weight, inputs, outputs, kernel, kernel, kernel),
                        clip,
                        (x, w) ->
                                FastClipTransposedConvolution.apply(
                                        x,
                                        w,
                                        null,
                                        new FastClipTransposedConvolution.Geometry(
                                                stride, padding, extra)));

        actual.requireClose(
                twin.clip(outer, weight), twin.outer(clip, weight), twin.weight(clip, outer));
    }

    @Property(tries = 20)
    void eachWayInALayoutOfItsOwnIsWhatLibtorchDoes(
            @ForAll boolean transposed, @ForAll boolean channelsLast) {
        FastClipConvolution layer =
                new FastClipConvolution(transposed, new Extent(1, 2, 2), 1, Extent.of(0));
        float[] clip = values(2 * 3 * 4 * 6 * 7);
        float[] cubes = values(3 * 5 * 27);
        float[] shift = values(5);
        int places = transposed ? 4 * 11 * 13 : 4 * 3 * 4;
        float[] outer = values(2 * 5 * places);
        UnaryOperator<Tensor> laid =
                x -> channelsLast ? x.contiguous(MemoryFormat.ChannelsLast3d) : x;
        Supplier<Tensor> input = () -> Tensors.of(clip, 2, 3, 4, 6, 7);
        Supplier<Tensor> weight = () -> Tensors.of(cubes, transposed ? CUBES_UP : CUBES_DOWN);
        Supplier<Tensor> bias = () -> Tensors.of(shift, 5);

        Gradients.of(
                        input.get(),
                        weight.get(),
                        outer,
                        (x, w) -> layer.byLayouts(laid.apply(x), w, bias.get()))
                .requireClose(
                        Gradients.of(
                                input.get(),
                                weight.get(),
                                outer,
                                (x, w) -> layer.of(x, w, bias.get())));
        Gradients.of(
                        input.get(),
                        bias.get(),
                        outer,
                        (x, b) -> layer.byLayouts(laid.apply(x), weight.get(), b))
                .requireClose(
                        Gradients.of(
                                input.get(),
                                bias.get(),
                                outer,
                                (x, b) -> layer.of(x, weight.get(), b)));
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /**
     * A convolution from clips to its outer side, and the two ways back, term by term.
     *
     * @param outer the shape of a sample's outer side
     */
    private record Twin(
            int samples,
            int inputs,
            int outputs,
            int kernel,
            Extent stride,
            int padding,
            int... outer) {

        static Twin of(
                int samples,
                int inputs,
                int outputs,
                int kernel,
                Extent stride,
                int padding,
                Layer layer) {
            int[] outer =
                    layer.output(new int[] {inputs, CLIP.frames(), CLIP.height(), CLIP.width()});
            return new Twin(samples, inputs, outputs, kernel, stride, padding, outer);
        }

        private interface Term {
            void at(int clip, int weight, int outer);
        }

        private int positions() {
            return outer[1] * outer[2] * outer[3];
        }

        long[] outerShape() {
            return new long[] {samples, outputs, outer[1], outer[2], outer[3]};
        }

        int clipSize() {
            return samples * inputs * 4 * 6 * 7;
        }

        int weightSize() {
            return outputs * inputs * kernel * kernel * kernel;
        }

        int outerSize() {
            return samples * outputs * positions();
        }

        float[] outer(float[] clip, float[] weight) {
            float[] sums = new float[outerSize()];
            forEach((c, w, o) -> sums[o] += clip[c] * weight[w]);
            return sums;
        }

        float[] clip(float[] outer, float[] weight) {
            float[] sums = new float[clipSize()];
            forEach((c, w, o) -> sums[c] += outer[o] * weight[w]);
            return sums;
        }

        float[] weight(float[] clip, float[] outer) {
            float[] sums = new float[weightSize()];
            forEach((c, w, o) -> sums[w] += clip[c] * outer[o]);
            return sums;
        }

        private void forEach(Term term) {
            for (int sample = 0; sample < samples; sample++) {
                for (int output = 0; output < outputs; output++) {
                    for (int place = 0; place < positions(); place++) {
                        taps(sample, output, place, term);
                    }
                }
            }
        }

        private void taps(int sample, int output, int place, Term term) {
            int x = place % outer[3] * stride.width() - padding;
            int y = place / outer[3] % outer[2] * stride.height() - padding;
            int t = place / (outer[3] * outer[2]) * stride.frames() - padding;
            int cube = kernel * kernel * kernel;
            for (int i = 0; i < inputs * cube; i++) {
                int across = x + i % kernel;
                int down = y + i / kernel % kernel;
                int frame = t + i / (kernel * kernel) % kernel;
                int[] at = {frame, down, across};
                int[] sides = {CLIP.frames(), CLIP.height(), CLIP.width()};
                if (Arrays.stream(at).allMatch(a -> a >= 0)
                        && frame < sides[0]
                        && down < sides[1]
                        && across < sides[2]) {
                    int plane = (sample * inputs + i / cube) * sides[0] + frame;
                    term.at(
                            (plane * sides[1] + down) * sides[2] + across,
                            output * inputs * cube + i,
                            (sample * outputs + output) * positions() + place);
                }
            }
        }
    }
}
