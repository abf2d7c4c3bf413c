package engram.nn;

import engram.torch.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A tensor's shape and values on the Java heap, row-major: how parameters cross to files. */
public record Weights(long[] shape, float[] values) {

    public Weights {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill shape " + Arrays.toString(shape));
        }
    }

    /** A one-dimensional array. */
    public static Weights of(float... values) {
        return new Weights(new long[] {values.length}, values);
    }

    /**
     * A table of rows with further rows below it.
     *
     * @param below whole rows, one after the other
     */
    public Weights withRows(float... below) {
        float[] all = Arrays.copyOf(values, values.length + below.length);
        System.arraycopy(below, 0, all, values.length, below.length);
        return new Weights(new long[] {shape[0] + below.length / shape[1], shape[1]}, all);
    }

    /**
     * A table of rows without its last ones.
     *
     * @throws IllegalArgumentException if no row would be left
     */
    public Weights withoutLastRows(int count) {
        long left = shape[0] - count;
        if (count < 0 || left < 1) {
            throw new IllegalArgumentException(
                    "of " + shape[0] + " rows, " + count + " cannot be taken away");
        }
        return new Weights(
                new long[] {left, shape[1]},
                Arrays.copyOf(values, Math.toIntExact(left * shape[1])));
    }

    /** Copies of all these tensors. */
    public static Map<String, Weights> copyOf(Map<String, Tensor> tensors) {
        Map<String, Weights> copies = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) ->
                        copies.put(name, new Weights(tensor.shape(), Tensors.toArray(tensor))));
        return copies;
    }

    /** Those whose names begin with this, by the rest of their names. */
    public static Map<String, Weights> of(String prefix, Map<String, Weights> all) {
        Map<String, Weights> some = new LinkedHashMap<>();
        all.forEach(
                (name, weights) -> {
                    if (name.startsWith(prefix)) {
                        some.put(name.substring(prefix.length()), weights);
                    }
                });
        return some;
    }

    /**
     * Overwrites tensors with the weights of the same names.
     *
     * @throws IllegalArgumentException if one is missing or has another shape; nothing is
     *     overwritten then
     */
    public static void restore(Map<String, Tensor> tensors, Map<String, Weights> weights) {
        tensors.forEach(
                (name, tensor) -> {
                    Weights stored = weights.get(name);
                    if (stored == null) {
                        throw new IllegalArgumentException("weights \"" + name + "\" are missing");
                    }
                    if (!Arrays.equals(stored.shape, tensor.shape())) {
                        throw new IllegalArgumentException(
                                "weights \""
                                        + name
                                        + "\" should have shape "
                                        + Arrays.toString(tensor.shape())
                                        + ", not "
                                        + Arrays.toString(stored.shape));
                    }
                });
        tensors.forEach((name, tensor) -> Tensors.fill(tensor, weights.get(name).values));
    }
}
