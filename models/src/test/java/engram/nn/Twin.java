package engram.nn;

import java.util.Arrays;
import java.util.Random;

/** Layers in plain Java, one loop per dimension, in double precision. */
public final class Twin {
    private Twin() {}

    /** An image (C, H, W). */
    record Picture(int channels, int height, int width, double[] values) {
        static Picture empty(int... shape) {
            return new Picture(
                    shape[0], shape[1], shape[2], new double[shape[0] * shape[1] * shape[2]]);
        }

        /** The value there; what lies outside is zero. */
        double at(int channel, int y, int x) {
            boolean inside = y >= 0 && y < height && x >= 0 && x < width;
            return inside ? values[(channel * height + y) * width + x] : 0;
        }

        void add(int channel, int y, int x, double value) {
            if (y >= 0 && y < height && x >= 0 && x < width) {
                values[(channel * height + y) * width + x] += value;
            }
        }
    }

    /** Weights are (outputs, inputs, kernel, kernel). */
    static Picture convolution(
            Layer.Convolution layer, Picture input, float[] weights, float[] bias) {
        Picture output =
                Picture.empty(layer.output(new int[] {input.channels, input.height, input.width}));
        int kernel = layer.kernel();
        for (int out = 0; out < output.channels; out++) {
            for (int y = 0; y < output.height; y++) {
                for (int x = 0; x < output.width; x++) {
                    double sum = bias[out];
                    for (int in = 0; in < input.channels; in++) {
                        for (int v = 0; v < kernel; v++) {
                            for (int u = 0; u < kernel; u++) {
                                int row = y * layer.stride() - layer.padding() + v;
                                int column = x * layer.stride() - layer.padding() + u;
                                int index = ((out * input.channels + in) * kernel + v) * kernel + u;
                                sum += weights[index] * input.at(in, row, column);
                            }
                        }
                    }
                    output.add(out, y, x, sum);
                }
            }
        }
        return output;
    }

    /**
     * TensorFlow's SAME, by its definition: the input within as many zeros as the output needs, the
     * odd one at the far end. Weights are (outputs, inputs, kernel, kernel).
     */
    static Picture same(Layer.SameConvolution layer, Picture input, float[] weights, float[] bias) {
        int kernel = layer.kernel();
        int above = before(input.height, kernel, layer.stride());
        int left = before(input.width, kernel, layer.stride());
        Picture output = Picture.empty(layer.output(shape(input)));
        for (int out = 0; out < output.channels; out++) {
            for (int y = 0; y < output.height; y++) {
                for (int x = 0; x < output.width; x++) {
                    double sum = bias[out];
                    for (int in = 0; in < input.channels; in++) {
                        for (int tap = 0; tap < kernel * kernel; tap++) {
                            int row = y * layer.stride() - above + tap / kernel;
                            int column = x * layer.stride() - left + tap % kernel;
                            int index = (out * input.channels + in) * kernel * kernel + tap;
                            sum += weights[index] * input.at(in, row, column);
                        }
                    }
                    output.add(out, y, x, sum);
                }
            }
        }
        return output;
    }

    /** Each channel as a picture of its own. Weights are (channels, 1, kernel, kernel). */
    static Picture depthwise(
            Layer.DepthwiseConvolution layer, Picture input, float[] weights, float[] bias) {
        Picture output = Picture.empty(layer.output(shape(input)));
        int plane = input.height * input.width;
        int taps = layer.kernel() * layer.kernel();
        for (int c = 0; c < input.channels; c++) {
            Picture one =
                    same(
                            new Layer.SameConvolution(1, layer.kernel(), layer.stride()),
                            new Picture(
                                    1,
                                    input.height,
                                    input.width,
                                    Arrays.copyOfRange(input.values, c * plane, (c + 1) * plane)),
                            Arrays.copyOfRange(weights, c * taps, (c + 1) * taps),
                            new float[] {bias[c]});
            System.arraycopy(
                    one.values, 0, output.values, c * one.values.length, one.values.length);
        }
        return output;
    }

    private static int[] shape(Picture picture) {
        return new int[] {picture.channels, picture.height, picture.width};
    }

    private static int before(int side, int kernel, int stride) {
        int outputs = (int) Math.ceil(side / (double) stride);
        return Math.max(0, (outputs - 1) * stride + kernel - side) / 2;
    }

    /** Weights are (inputs, outputs, kernel, kernel): each input value paints a kernel. */
    static Picture transposed(
            Layer.TransposedConvolution layer, Picture input, float[] weights, float[] bias) {
        Picture output =
                Picture.empty(layer.output(new int[] {input.channels, input.height, input.width}));
        int kernel = layer.kernel();
        for (int out = 0; out < output.channels; out++) {
            int plane = output.height * output.width;
            Arrays.fill(output.values, out * plane, (out + 1) * plane, bias[out]);
            for (int in = 0; in < input.channels; in++) {
                for (int y = 0; y < input.height; y++) {
                    for (int x = 0; x < input.width; x++) {
                        for (int v = 0; v < kernel; v++) {
                            for (int u = 0; u < kernel; u++) {
                                int row = y * layer.stride() - layer.padding() + v;
                                int column = x * layer.stride() - layer.padding() + u;
                                int index =
                                        ((in * output.channels + out) * kernel + v) * kernel + u;
                                output.add(out, row, column, weights[index] * input.at(in, y, x));
                            }
                        }
                    }
                }
            }
        }
        return output;
    }

    /** Mean and biased variance of one channel over batch and positions. */
    static double[] moments(float[] values, int channels, int channel) {
        double[] ofChannel = channel(values, channels, channel);
        double mean = Arrays.stream(ofChannel).average().orElseThrow();
        double variance =
                Arrays.stream(ofChannel).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        return new double[] {mean, variance};
    }

    /** The values of one channel of rows (B, C). */
    static double[] channel(float[] values, int channels, int channel) {
        double[] ofChannel = new double[values.length / channels];
        for (int i = 0; i < ofChannel.length; i++) {
            ofChannel[i] = values[i * channels + channel];
        }
        return ofChannel;
    }

    public static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    public static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
