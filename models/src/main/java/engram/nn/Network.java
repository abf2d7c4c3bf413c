package engram.nn;

import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * A {@link Stack} with parameters. Inference changes nothing and is safe from several threads.
 *
 * <p>Initial values: (transposed) convolutions N(0, 0.02^2), batch-norm scale N(1, 0.02^2) and
 * shift 0 (MemAE authors' code); linear layers and all biases U(-1/sqrt(fan-in), 1/sqrt(fan-in)),
 * libtorch's default.
 */
public final class Network {
    private static final int LAYERS_OF_A_STAGE = 3;

    /** A layer and its batch norm are one. */
    private static final int OPERATIONS_OF_A_STAGE = 2;

    private static final double LEAKY_SLOPE = 0.2;
    private static final double MILD_SLOPE = 0.1;

    private final List<Operation> operations;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private final int[] output;
    private final Noise masks;
    private final int[] input;

    /** The first layers where they are convolutions of clips, a batch norm and an activation. */
    private final List<ClipStage> stages = new ArrayList<>();

    /** What a layer does in a forward pass. */
    interface Operation {
        Tensor apply(Tensor input, Mode mode);
    }

    /**
     * Builds the network outside any scope.
     *
     * @param name what its parameters' names begin with, such as "encoder"
     * @param input the shape of one sample
     * @throws IllegalArgumentException if the layers do not fit the shape
     */
    public Network(String name, Stack stack, int[] input, Initial initial) {
        Scope.requireNone("a network");
        this.input = input.clone();
        this.output = stack.output(input);
        this.masks = initial.noise(name);
        this.operations = build(name, stack, input, initial);
    }

    private List<Operation> build(String name, Stack stack, int[] input, Initial initial) {
        List<Operation> built = new ArrayList<>();
        int[] shape = input;
        for (int i = 0; i < stack.layers().size(); i++) {
            Layer layer = stack.layers().get(i);
            String prefix = name + "." + i + ".";
            int[] output = layer.output(shape);
            if (layer instanceof Layer.Activation activation) {
                built.add(activation(activation.function(), i > 0));
            } else if (layer instanceof Layer.ClipConvolution
                    || layer instanceof Layer.ClipTransposedConvolution) {
                var kernel = clipKernel(prefix, layer, stack.hasBias(i), shape[0], initial);
                if (stack.isNormed(i)) {
                    Norm norm = norm(name + "." + (i + 1) + ".", output[0], initial);
                    built.add(normed(kernel, norm));
                    addStage(stack, i, kernel, norm);
                    i++;
                } else {
                    built.add(plain(kernel));
                }
            } else {
                built.add(build(prefix, layer, stack.hasBias(i), shape, initial));
            }
            shape = output;
        }
        return built;
    }

    /** Takes note of a layer that looks three frames wide, if all before it do. */
    private void addStage(Stack stack, int index, ClipKernel kernel, Norm norm) {
        List<Layer> layers = stack.layers();
        if (index == LAYERS_OF_A_STAGE * stages.size()
                && layers.get(index) instanceof Layer.ClipConvolution layer
                && ClipStage.fits(layer)
                && index + 2 < layers.size()
                && layers.get(index + 2) instanceof Layer.Activation activation) {
            stages.add(
                    new ClipStage(
                            kernel.weight,
                            kernel.bias,
                            norm,
                            layer.stride(),
                            activation(activation.function(), true)));
        }
    }

    /**
     * This network, in inference, over clips that follow one another frame by frame.
     *
     * @throws IllegalStateException if it is not one of clips
     */
    public SlidingClips sliding() {
        if (input.length != 4) {
            throw new IllegalStateException("only clips slide");
        }
        return new SlidingClips(
                stages,
                input[1],
                (done, x) ->
                        through(
                                operations.subList(OPERATIONS_OF_A_STAGE * done, operations.size()),
                                x,
                                Mode.INFERENCE));
    }

    /** The shape that leaves for one sample. */
    public int[] output() {
        return output.clone();
    }

    /**
     * @param input (B, then the sample's shape)
     * @return (B, then {@link #output()})
     */
    public Tensor forward(Tensor input, Mode mode) {
        return through(operations, channelsLast(input), mode);
    }

    /**
     * libtorch's kernels for pictures and clips are quicker, batch norm's most of all, with
     * channels last.
     */
    private static Tensor channelsLast(Tensor input) {
        return switch ((int) input.dim()) {
            case 4 -> input.contiguous(MemoryFormat.ChannelsLast);
            case 5 -> input.contiguous(MemoryFormat.ChannelsLast3d);
            default -> input;
        };
    }

    private static Tensor through(List<Operation> operations, Tensor input, Mode mode) {
        List<UnaryOperator<Tensor>> inTurn = new ArrayList<>(operations.size());
        operations.forEach(operation -> inTurn.add(x -> operation.apply(x, mode)));
        return Scope.inTurn(input, inTurn);
    }

    /** What dropout drops in an epoch depends on the seed and the epoch alone. */
    public void startEpoch(int epoch) {
        masks.startEpoch(epoch);
    }

    /** What the optimiser moves, by name. */
    public Map<String, Tensor> parameters() {
        return parameters;
    }

    /** What is learned without gradients: batch norm's running statistics. */
    public Map<String, Tensor> buffers() {
        return buffers;
    }

    private Operation build(
            String prefix, Layer layer, boolean hasBias, int[] input, Initial initial) {
        if (layer instanceof Layer.Convolution convolution) {
            return convolution(prefix, convolution, hasBias, input[0], initial);
        } else if (layer instanceof Layer.TransposedConvolution transposed) {
            return transposed(prefix, transposed, hasBias, input[0], initial);
        } else if (layer instanceof Layer.Linear linear) {
            return linear(prefix, linear, hasBias, input[0], initial);
        } else if (layer instanceof Layer.BatchNorm) {
            return norm(prefix, input[0], initial)::apply;
        } else if (layer instanceof Layer.Flatten) {
            return (x, mode) -> x.reshape(x.size(0), -1);
        } else if (layer instanceof Layer.Unflatten shape) {
            return (x, mode) ->
                    x.reshape(x.size(0), shape.channels(), shape.height(), shape.width());
        } else if (layer instanceof Layer.WithLogs) {
            return (x, mode) -> SignedLogs.beside(x);
        } else if (layer instanceof Layer.Dropout dropout) {
            return (x, mode) -> mode.isOfBatch() ? dropped(x, dropout.share()) : x;
        } else if (layer instanceof Layer.SameConvolution same) {
            return same(prefix, same, hasBias, input, initial);
        } else if (layer instanceof Layer.DepthwiseConvolution depthwise) {
            return depthwise(prefix, depthwise, hasBias, input, initial);
        } else if (layer instanceof Layer.Residual residual) {
            return residual(prefix, residual, input, initial);
        }
        throw new IllegalArgumentException("no way to build " + layer);
    }

    private Operation convolution(
            String prefix, Layer.Convolution layer, boolean hasBias, int input, Initial initial) {
        int kernel = layer.kernel();
        Tensor weight =
                parameter(
                        prefix + "weight",
                        initial.normal(0, 0.02, layer.channels(), input, kernel, kernel));
        Tensor bias =
                hasBias ? bias(prefix, input * kernel * kernel, layer.channels(), initial) : null;
        return (x, mode) -> FastConvolution.apply(x, weight, bias, layer.stride(), layer.padding());
    }

    private Operation same(
            String prefix,
            Layer.SameConvolution layer,
            boolean hasBias,
            int[] input,
            Initial initial) {
        int kernel = layer.kernel();
        Tensor weight =
                parameter(
                        prefix + "weight",
                        initial.normal(0, 0.02, layer.channels(), input[0], kernel, kernel));
        int fanIn = input[0] * kernel * kernel;
        Tensor bias = hasBias ? bias(prefix, fanIn, layer.channels(), initial) : null;
        SamePadding padding = SamePadding.of(input, kernel, layer.stride());
        return (x, mode) -> padding.convolve(x, weight, bias, 1);
    }

    private Operation depthwise(
            String prefix,
            Layer.DepthwiseConvolution layer,
            boolean hasBias,
            int[] input,
            Initial initial) {
        int kernel = layer.kernel();
        Tensor weight =
                parameter(prefix + "weight", initial.normal(0, 0.02, input[0], 1, kernel, kernel));
        Tensor bias = hasBias ? bias(prefix, kernel * kernel, input[0], initial) : null;
        SamePadding padding = SamePadding.of(input, kernel, layer.stride());
        return (x, mode) -> padding.convolve(x, weight, bias, input[0]);
    }

    private Operation residual(String prefix, Layer.Residual layer, int[] input, Initial initial) {
        String name = prefix.substring(0, prefix.length() - 1);
        List<Operation> inner = build(name, layer.inner(), input, initial);
        return (x, mode) -> x.add(through(inner, x, mode));
    }

    private Operation transposed(
            String prefix,
            Layer.TransposedConvolution layer,
            boolean hasBias,
            int input,
            Initial initial) {
        int kernel = layer.kernel();
        Tensor weight =
                parameter(
                        prefix + "weight",
                        initial.normal(0, 0.02, input, layer.channels(), kernel, kernel));
        // libtorch takes a transposed convolution's fan-in from its output channels.
        int fanIn = layer.channels() * kernel * kernel;
        Tensor bias = hasBias ? bias(prefix, fanIn, layer.channels(), initial) : null;
        var geometry =
                new FastTransposedConvolution.Geometry(
                        layer.stride(), layer.padding(), layer.extraHeight(), layer.extraWidth());
        return (x, mode) -> FastTransposedConvolution.apply(x, weight, bias, geometry);
    }

    /** A convolution of clips, transposed or not; its output channels' dimension of the weight. */
    private record ClipKernel(ClipLayer layer, Tensor weight, Tensor bias, int outputs) {}

    private interface ClipLayer {
        Tensor apply(Tensor input, Tensor weight, Tensor bias);
    }

    private ClipKernel clipKernel(
            String prefix, Layer layer, boolean hasBias, int input, Initial initial) {
        if (layer instanceof Layer.ClipConvolution down) {
            return new ClipKernel(
                    (x, weight, bias) ->
                            FastClipConvolution.apply(
                                    x, weight, bias, down.stride(), down.padding()),
                    cubes(prefix, initial, down.kernel(), down.channels(), input),
                    hasBias ? bias(prefix, input, down.kernel(), down.channels(), initial) : null,
                    0);
        } else if (layer instanceof Layer.ClipTransposedConvolution up) {
            var geometry =
                    new FastClipTransposedConvolution.Geometry(
                            up.stride(), up.padding(), up.extra());
            return new ClipKernel(
                    (x, weight, bias) ->
                            FastClipTransposedConvolution.apply(x, weight, bias, geometry),
                    cubes(prefix, initial, up.kernel(), input, up.channels()),
                    hasBias
                            ? bias(prefix, up.channels(), up.kernel(), up.channels(), initial)
                            : null,
                    1);
        }
        throw new IllegalArgumentException("no way to build " + layer);
    }

    private Tensor cubes(String prefix, Initial initial, int side, int first, int second) {
        return parameter(
                prefix + "weight", initial.normal(0, 0.02, first, second, side, side, side));
    }

    private Tensor bias(String prefix, int from, int side, int channels, Initial initial) {
        return bias(prefix, from * side * side * side, channels, initial);
    }

    private static Operation plain(ClipKernel kernel) {
        return (x, mode) -> kernel.layer.apply(x, kernel.weight, kernel.bias);
    }

    /**
     * The layer and the batch norm behind it: what leaves is a hundred megabytes for one clip, and
     * is not gone through again where the layer can do the norm's work.
     */
    private static Operation normed(ClipKernel kernel, Norm norm) {
        return (x, mode) ->
                mode.isOfBatch()
                        ? norm.apply(kernel.layer.apply(x, kernel.weight, kernel.bias), mode)
                        : kernel.layer.apply(
                                x,
                                norm.within(kernel.weight, kernel.outputs),
                                norm.bias(kernel.bias));
    }

    private Operation linear(
            String prefix, Layer.Linear layer, boolean hasBias, int input, Initial initial) {
        Tensor weight =
                parameter(
                        prefix + "weight",
                        initial.uniform(1 / Math.sqrt(input), layer.features(), input));
        Tensor bias = hasBias ? bias(prefix, input, layer.features(), initial) : null;
        return (x, mode) -> torch.linear(x, weight, Tensors.optional(bias));
    }

    private Norm norm(String prefix, int channels, Initial initial) {
        Tensor scale = parameter(prefix + "weight", initial.normal(1, 0.02, channels));
        Tensor shift = parameter(prefix + "bias", initial.constant(0, channels));
        Tensor mean = buffer(prefix + "running_mean", Tensors.of(new float[channels], channels));
        Tensor variance =
                buffer(
                        prefix + "running_var",
                        initial.constant(1, channels).set_requires_grad(false));
        return new Norm(scale, shift, mean, variance);
    }

    private static Operation activation(Layer.Function function, boolean inPlace) {
        // Neither a convolution nor a batch norm needs its own output to go backward; the caller
        // may need what went in.
        return switch (function) {
            case RELU -> (x, mode) -> inPlace ? torch.relu_(x) : x.relu();
            case LEAKY_RELU -> leaky(LEAKY_SLOPE, inPlace);
            case MILD_LEAKY_RELU -> leaky(MILD_SLOPE, inPlace);
            case RELU6 -> (x, mode) -> inPlace ? torch.relu6_(x) : torch.relu6(x);
            case TANH -> (x, mode) -> x.tanh();
        };
    }

    private static Operation leaky(double below, boolean inPlace) {
        return (x, mode) -> {
            Scalar slope = new Scalar(below);
            return inPlace ? torch.leaky_relu_(x, slope) : torch.leaky_relu(x, slope);
        };
    }

    private Tensor dropped(Tensor x, double share) {
        long[] mask = x.shape();
        for (int i = 2; i < mask.length; i++) {
            mask[i] = 1;
        }
        return x.mul(masks.kept(share, mask));
    }

    private Tensor bias(String prefix, int fanIn, int size, Initial initial) {
        return parameter(prefix + "bias", initial.uniform(1 / Math.sqrt(fanIn), size));
    }

    private Tensor parameter(String key, Tensor value) {
        parameters.put(key, value);
        return value;
    }

    private Tensor buffer(String key, Tensor value) {
        buffers.put(key, value);
        return value;
    }
}
