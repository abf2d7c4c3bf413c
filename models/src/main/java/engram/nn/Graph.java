package engram.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A computation written down node by node, in the operators of ONNX (version 17), so that another
 * program can do it. What a file of it looks like is somebody else's business.
 *
 * <p>Values are known by names, which the graph gives. Unless said otherwise they are floats.
 */
public final class Graph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private int names;

    /**
     * One operation.
     *
     * @param attributes Long, Float, String, or long[]
     */
    public record Node(
            String operator,
            List<String> inputs,
            List<String> outputs,
            Map<String, Object> attributes) {
        public Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * A value that is known beforehand.
     *
     * @param values float[], double[] or long[]
     */
    public record Constant(String name, long[] shape, Object values) {}

    /** The nodes in an order in which they can be computed. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    public List<Constant> constants() {
        return List.copyOf(constants.values());
    }

    /** The value that an operator makes of others. */
    public String node(String operator, String... inputs) {
        return node(operator, Map.of(), inputs);
    }

    /** The same with attributes. */
    public String node(String operator, Map<String, Object> attributes, String... inputs) {
        String output = "v" + names++;
        nodes.add(new Node(operator, List.of(inputs), List.of(output), attributes));
        return output;
    }

    /** The two values that some operators make. */
    public record Two(String first, String second) {}

    /** Both values that an operator makes of others. */
    public Two two(String operator, Map<String, Object> attributes, String... inputs) {
        Two outputs = new Two("v" + names++, "v" + names++);
        nodes.add(
                new Node(
                        operator,
                        List.of(inputs),
                        List.of(outputs.first, outputs.second),
                        attributes));
        return outputs;
    }

    /** The same under a name of its own: what the graph is asked for. */
    public void output(String name, String value) {
        nodes.add(new Node("Identity", List.of(value), List.of(name), Map.of()));
    }

    public String constant(Weights weights) {
        return constant(weights.shape(), weights.values());
    }

    /** A table of numbers in another shape than they came. */
    public String constant(long[] shape, float... values) {
        return kept(shape, values);
    }

    /** Numbers in double precision. */
    public String doubles(long[] shape, double... values) {
        return kept(shape, values);
    }

    /** One number in double precision, for operations with doubles. */
    public String number(double value) {
        return kept(new long[0], new double[] {value});
    }

    /** One float, for operations with floats. */
    public String single(float value) {
        return kept(new long[0], new float[] {value});
    }

    /** Whole numbers, such as a shape. */
    public String whole(long... values) {
        return kept(new long[] {values.length}, values);
    }

    private String kept(long[] shape, Object values) {
        String name = "c" + names++;
        constants.put(name, new Constant(name, shape, values));
        return name;
    }

    /** The same in double precision. */
    public String toDouble(String value) {
        return node("Cast", Map.of("to", 11L), value);
    }

    /** The sum over dimensions, which go. */
    public String sum(String value, long... dimensions) {
        return node("ReduceSum", Map.of("keepdims", 0L), value, whole(dimensions));
    }

    /** The sum over dimensions, which stay with size 1. */
    public String sumKept(String value, long... dimensions) {
        return node("ReduceSum", Map.of("keepdims", 1L), value, whole(dimensions));
    }

    /** The matrix of rows in double precision. */
    public String doubles(Weights rows) {
        double[] values = new double[rows.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.values()[i];
        }
        return doubles(rows.shape(), values);
    }

    /** Rows with another shape each: (B, then this). */
    public String reshaped(String value, int... each) {
        long[] shape = new long[each.length + 1];
        shape[0] = -1;
        for (int i = 0; i < each.length; i++) {
            shape[i + 1] = each[i];
        }
        return node("Reshape", value, whole(shape));
    }
}
