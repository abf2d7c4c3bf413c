package engram.dsebm;

import engram.data.SampleShape;
import engram.nn.Initial;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** E(x) = 1/2 |x - b'|^2 - sum h(x), and the step down its slope that denoises. */
final class EnergyNetwork {
    private static final int[] UNITS_OF_ROWS = {128, 512};
    private static final int CHANNELS = 32;
    private static final int FEWEST_CONVOLUTIONS = 2;
    private static final int UNITS_OF_PICTURES = 128;
    private static final int SMALL_SIDE = 8;
    private static final int SMALLEST_SIDE = 4;

    private final Tensor centre;
    private final List<TiedLayer> layers;

    EnergyNetwork(SampleShape shape, long seed) {
        Scope.requireNone("a network");
        requireFit(shape);
        Initial initial = new Initial(seed);
        centre = initial.constant(0, dimensions(shape));
        layers =
                shape instanceof SampleShape.Image image
                        ? convolutional(image, initial)
                        : dense(shape.size(), initial);
    }

    /**
     * @throws IllegalArgumentException if there are no layers for samples of this shape
     */
    static void requireFit(SampleShape shape) {
        if (shape instanceof SampleShape.Image image) {
            if (Math.min(image.height(), image.width()) < SMALLEST_SIDE) {
                throw new IllegalArgumentException(
                        "dsebm reads pictures of at least "
                                + SMALLEST_SIDE
                                + " pixels each way, not "
                                + shape);
            }
        } else if (!(shape instanceof SampleShape.Row)) {
            throw new IllegalArgumentException("dsebm reads rows and pictures, not a " + shape);
        }
    }

    private static long[] dimensions(SampleShape shape) {
        return java.util.Arrays.stream(shape.dimensions()).asLongStream().toArray();
    }

    private static List<TiedLayer> dense(int columns, Initial initial) {
        List<TiedLayer> layers = new ArrayList<>();
        int below = columns;
        for (int units : UNITS_OF_ROWS) {
            layers.add(TiedLayer.Dense.of("dense." + layers.size(), below, units, initial));
            below = units;
        }
        return layers;
    }

    private static List<TiedLayer> convolutional(SampleShape.Image image, Initial initial) {
        List<TiedLayer> layers = new ArrayList<>();
        int below = image.channels();
        int height = image.height();
        int width = image.width();
        do {
            String name = "convolution." + layers.size();
            layers.add(TiedLayer.Convolutional.of(name, below, CHANNELS, initial));
            below = CHANNELS;
            height = TiedLayer.Convolutional.side(height);
            width = TiedLayer.Convolutional.side(width);
        } while (layers.size() < FEWEST_CONVOLUTIONS || Math.min(height, width) > SMALL_SIDE);
        int values = Math.multiplyExact(Math.multiplyExact(below, height), width);
        layers.add(TiedLayer.Dense.of("dense", values, UNITS_OF_PICTURES, initial));
        return layers;
    }

    /**
     * @param input (B, then the sample's shape)
     * @return E of each sample: (B)
     */
    Tensor energy(Tensor input) {
        Tensor above = input;
        for (TiedLayer layer : layers) {
            above = layer.rise(above).above();
        }
        Tensor distance = input.sub(centre).square().flatten(1, -1).sum(1);
        return distance.mul(Tensors.scalar(0.5)).sub(above.sum(1));
    }

    /**
     * @param input (B, then the sample's shape)
     * @return f(x) = x - dE/dx: the same shape
     */
    Tensor denoise(Tensor input) {
        List<UnaryOperator<Tensor>> falls = new ArrayList<>();
        Tensor above = input;
        for (TiedLayer layer : layers) {
            TiedLayer.Rise rise = layer.rise(above);
            falls.add(0, rise.fall());
            above = rise.above();
        }
        Tensor derivative = torch.ones_like(above);
        for (UnaryOperator<Tensor> fall : falls) {
            derivative = fall.apply(derivative);
        }
        return derivative.add(centre);
    }

    /** All that is learned, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        parameters.put("centre", centre);
        layers.forEach(layer -> parameters.putAll(new TreeMap<>(layer.parameters())));
        return parameters;
    }
}
