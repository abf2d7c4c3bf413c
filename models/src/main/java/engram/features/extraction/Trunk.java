package engram.features.extraction;

import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Layer.Activation;
import engram.nn.Layer.Convolution;
import engram.nn.Layer.DepthwiseConvolution;
import engram.nn.Layer.Function;
import engram.nn.Layer.Residual;
import engram.nn.Layer.SameConvolution;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The first layers of a MobileNetV2 (Sandler et al., "MobileNetV2: inverted residuals and linear
 * bottlenecks", CVPR 2018) that was trained to find objects in photographs: what detectors for
 * pictures look through. Its weights never change. NOTICE beside them says where they come from.
 * There is one for all models of a process, which is never freed. Safe for several threads.
 */
final class Trunk {
    /** Height and width of the pictures that it was made for; half as much will do too. */
    static final int SIDE = 256;

    private static final String RESOURCE = "mobilenet-v2-trunk.safetensors";
    private static final int EXPANSION = 6;

    /** Up to expanded_conv_5/add. */
    private static final Stack TO_EIGHTH =
            stack(
                    List.of(
                            List.of(
                                    new SameConvolution(32, 3, 2),
                                    new Activation(Function.RELU6),
                                    new DepthwiseConvolution(3, 1),
                                    new Activation(Function.RELU6),
                                    new Convolution(16, 1, 1, 0)),
                            block(16, 24, 2),
                            repeated(24, 1),
                            block(24, 32, 2),
                            repeated(32, 2)));

    /** From there up to expanded_conv_12/add, behind expanded_conv_6/expand. */
    private static final Stack TO_SIXTEENTH =
            stack(List.of(narrowed(64, 2), repeated(64, 3), block(64, 96, 1), repeated(96, 2)));

    private static final Map<Device, Trunk> BY_DEVICE = new EnumMap<>(Device.class);

    private final List<Network> parts;

    /**
     * What leaves four of its layers, for pictures of 256 x 256.
     *
     * @param eighth expanded_conv_5/add (B, 32, 32, 32)
     * @param eighthExpanded expanded_conv_6/expand (B, 192, 32, 32)
     * @param sixteenth expanded_conv_12/add (B, 96, 16, 16)
     * @param sixteenthExpanded expanded_conv_13/expand (B, 576, 16, 16)
     */
    record Maps(Tensor eighth, Tensor eighthExpanded, Tensor sixteenth, Tensor sixteenthExpanded) {}

    private Trunk() {
        Initial initial = new Initial(0);
        int[] shape = {3, SIDE, SIDE};
        parts = new ArrayList<>();
        for (Stack stack : stacks()) {
            parts.add(new Network("trunk." + parts.size(), stack, shape, initial));
            shape = stack.output(shape);
        }
        Iterator<Weights> stored = TrunkFile.read(RESOURCE).iterator();
        for (Network part : parts) {
            part.parameters().forEach((name, tensor) -> fill(name, tensor, stored.next()));
        }
    }

    /** The trunk where tensors are made now; asked for the first time outside any scope. */
    static Trunk shared() {
        synchronized (BY_DEVICE) {
            return BY_DEVICE.computeIfAbsent(Compute.current().device(), device -> new Trunk());
        }
    }

    /** Its layers in four stacks, at whose ends {@link Maps} are taken. */
    static List<Stack> stacks() {
        return List.of(
                TO_EIGHTH,
                new Stack(expanded(32), false),
                TO_SIXTEENTH,
                new Stack(expanded(96), false));
    }

    static long multiplications(int side) {
        int[] shape = {3, side, side};
        long total = 0;
        for (Stack stack : stacks()) {
            total += stack.multiplications(shape);
            shape = stack.output(shape);
        }
        return total;
    }

    /** What its layers are made of, by the names of their parameters. */
    Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        parts.forEach(part -> weights.putAll(Weights.copyOf(part.parameters())));
        return weights;
    }

    private static void fill(String name, Tensor tensor, Weights stored) {
        if (!Arrays.equals(tensor.shape(), stored.shape())) {
            throw new IllegalStateException(
                    name + " does not fit the stored shape " + Arrays.toString(stored.shape()));
        }
        Tensors.fill(tensor, stored.values());
    }

    /**
     * @param pictures (B, 3, side, side) from -1 to 1, the side a multiple of 16
     */
    Maps forward(Tensor pictures) {
        Tensor eighth = parts.get(0).forward(pictures, Mode.INFERENCE);
        Tensor eighthExpanded = parts.get(1).forward(eighth, Mode.INFERENCE);
        Tensor sixteenth = parts.get(2).forward(eighthExpanded, Mode.INFERENCE);
        return new Maps(
                eighth, eighthExpanded, sixteenth, parts.get(3).forward(sixteenth, Mode.INFERENCE));
    }

    /** An inverted residual block whose input cannot be added to its output. */
    private static List<Layer> block(int from, int to, int stride) {
        List<Layer> layers = new ArrayList<>(expanded(from));
        layers.addAll(narrowed(to, stride));
        return layers;
    }

    private static List<Layer> expanded(int channels) {
        return List.of(
                new Convolution(EXPANSION * channels, 1, 1, 0), new Activation(Function.RELU6));
    }

    private static List<Layer> narrowed(int channels, int stride) {
        return List.of(
                new DepthwiseConvolution(3, stride),
                new Activation(Function.RELU6),
                new Convolution(channels, 1, 1, 0));
    }

    private static List<Layer> repeated(int channels, int times) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            layers.add(new Residual(new Stack(block(channels, channels, 1), false)));
        }
        return layers;
    }

    private static Stack stack(List<List<Layer>> parts) {
        return new Stack(parts.stream().flatMap(List::stream).toList(), false);
    }
}
