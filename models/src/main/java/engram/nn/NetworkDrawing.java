package engram.nn;

import java.util.Map;

/** Writes a {@link Stack} and its weights into a {@link Graph}, as it is in inference. */
public final class NetworkDrawing {
    private static final float NORM_EPSILON = 1e-5f;

    private final Graph graph;
    private final Map<String, Weights> weights;

    /**
     * @param weights by the names that {@link Network} gives them
     */
    public NetworkDrawing(Graph graph, Map<String, Weights> weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /**
     * What leaves the stack.
     *
     * @param name what its parameters' names begin with
     * @param input the shape of one sample
     * @param value (B, then that shape)
     * @throws UnsupportedOperationException if it has a layer that is not written down yet
     */
    public String draw(String name, Stack stack, int[] input, String value) {
        int[] shape = input;
        String current = value;
        for (int i = 0; i < stack.layers().size(); i++) {
            Layer layer = stack.layers().get(i);
            current = draw(name + "." + i, layer, shape, current);
            shape = layer.output(shape);
        }
        return current;
    }

    private String draw(String name, Layer layer, int[] input, String x) {
        if (layer instanceof Layer.Convolution convolution) {
            long padding = convolution.padding();
            return convolved(
                    "Conv",
                    Map.of(
                            "strides",
                            both(convolution.stride()),
                            "pads",
                            new long[] {padding, padding, padding, padding}),
                    name,
                    x);
        } else if (layer instanceof Layer.TransposedConvolution transposed) {
            long padding = transposed.padding();
            return convolved(
                    "ConvTranspose",
                    Map.of(
                            "strides", both(transposed.stride()),
                            "pads", new long[] {padding, padding, padding, padding},
                            "output_padding",
                                    new long[] {transposed.extraHeight(), transposed.extraWidth()}),
                    name,
                    x);
        } else if (layer instanceof Layer.SameConvolution same) {
            return padded(SamePadding.of(input, same.kernel(), same.stride()), 1, name, x);
        } else if (layer instanceof Layer.DepthwiseConvolution each) {
            return padded(SamePadding.of(input, each.kernel(), each.stride()), input[0], name, x);
        } else if (layer instanceof Layer.Residual residual) {
            return graph.node("Add", x, draw(name, residual.inner(), input, x));
        } else if (layer instanceof Layer.Linear) {
            return linear(name, x);
        } else if (layer instanceof Layer.BatchNorm) {
            return graph.node(
                    "BatchNormalization",
                    Map.of("epsilon", NORM_EPSILON),
                    x,
                    constant(name, "weight"),
                    constant(name, "bias"),
                    constant(name, "running_mean"),
                    constant(name, "running_var"));
        } else if (layer instanceof Layer.Activation activation) {
            return activated(activation.function(), x);
        } else if (layer instanceof Layer.Flatten) {
            return graph.node("Flatten", Map.of("axis", 1L), x);
        } else if (layer instanceof Layer.Unflatten shape) {
            return graph.reshaped(x, shape.channels(), shape.height(), shape.width());
        } else if (layer instanceof Layer.WithLogs) {
            return SignedLogs.draw(graph, x);
        } else if (layer instanceof Layer.Dropout) {
            return x;
        }
        throw new UnsupportedOperationException(
                "a layer of kind " + layer.getClass().getSimpleName() + " is not exported yet");
    }

    private String padded(SamePadding padding, long groups, String name, String x) {
        return convolved(
                "Conv",
                Map.of(
                        "strides",
                        both(padding.stride()),
                        "group",
                        groups,
                        "pads",
                        new long[] {
                            padding.top(), padding.left(), padding.bottom(), padding.right()
                        }),
                name,
                x);
    }

    private String convolved(
            String operator, Map<String, Object> attributes, String name, String x) {
        String weight = constant(name, "weight");
        return weights.containsKey(name + ".bias")
                ? graph.node(operator, attributes, x, weight, constant(name, "bias"))
                : graph.node(operator, attributes, x, weight);
    }

    private String linear(String name, String x) {
        Map<String, Object> transposed = Map.of("transB", 1L);
        String weight = constant(name, "weight");
        return weights.containsKey(name + ".bias")
                ? graph.node("Gemm", transposed, x, weight, constant(name, "bias"))
                : graph.node("Gemm", transposed, x, weight);
    }

    private String activated(Layer.Function function, String x) {
        return switch (function) {
            case RELU -> graph.node("Relu", x);
            case LEAKY_RELU -> graph.node("LeakyRelu", Map.of("alpha", 0.2f), x);
            case MILD_LEAKY_RELU -> graph.node("LeakyRelu", Map.of("alpha", 0.1f), x);
            case RELU6 -> graph.node("Clip", x, graph.single(0), graph.single(6));
            case TANH -> graph.node("Tanh", x);
        };
    }

    private String constant(String name, String what) {
        Weights found = weights.get(name + "." + what);
        if (found == null) {
            throw new IllegalArgumentException("weights \"" + name + "." + what + "\" are missing");
        }
        return graph.constant(found);
    }

    private static long[] both(long side) {
        return new long[] {side, side};
    }
}
