package engram.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layers in order: the one description of a network, from which it is built, counted and printed.
 *
 * @param biasBeforeNorm whether layers in front of a batch norm have a bias too; see the package
 *     page
 */
public record Stack(List<Layer> layers, boolean biasBeforeNorm) {

    public Stack {
        layers = List.copyOf(layers);
    }

    public static Stack of(Layer... layers) {
        return new Stack(List.of(layers), false);
    }

    /** The same layers, each with a bias. */
    public Stack withBiasBeforeNorm() {
        return new Stack(layers, true);
    }

    /** The shape that leaves the last layer when {@code input} enters the first. */
    public int[] output(int[] input) {
        int[] shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
            if (Arrays.stream(shape).anyMatch(side -> side < 1)) {
                throw new IllegalArgumentException(
                        "a sample of shape "
                                + Arrays.toString(input)
                                + " is too small: nothing is left of it after "
                                + layer);
            }
        }
        return shape;
    }

    /** Multiply-adds of one sample's forward pass; twice as many floating-point operations. */
    public long multiplications(int[] input) {
        long total = 0;
        int[] shape = input;
        for (Layer layer : layers) {
            total += layer.multiplications(shape);
            shape = layer.output(shape);
        }
        return total;
    }

    /** Whether the layer at this index has a bias. */
    public boolean hasBias(int index) {
        return biasBeforeNorm || !isNormed(index);
    }

    /** Whether a batch norm stands behind the layer at this index. */
    boolean isNormed(int index) {
        return index + 1 < layers.size() && layers.get(index + 1) instanceof Layer.BatchNorm;
    }

    /** One line per layer: what it is and the shape that leaves it. */
    public List<String> summary(int[] input) {
        List<String> lines = new ArrayList<>();
        int[] shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
            lines.add(layer + " -> " + Arrays.toString(shape));
        }
        return lines;
    }
}
