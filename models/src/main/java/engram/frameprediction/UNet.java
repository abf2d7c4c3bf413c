package engram.frameprediction;

import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Four levels, each half as high and wide as the one above, whose details go across. */
final class UNet {
    private static final int LEVELS = 4;

    private final List<Network> down = new ArrayList<>();
    private final List<Network> up = new ArrayList<>();
    private final List<Network> joined = new ArrayList<>();
    private final Network last;

    /**
     * @param input (C, H, W), sides that can be halved three times
     * @param outputs channels that leave, in [-1, 1]
     */
    UNet(int channels, int[] input, int outputs, Initial initial) {
        int[] shape = input;
        for (int level = 0; level < LEVELS; level++) {
            down.add(new Network("down" + level, twice(channels << level), shape, initial));
            shape = new int[] {channels << level, shape[1] / 2, shape[2] / 2};
        }
        for (int level = LEVELS - 2; level >= 0; level--) {
            int[] below = {
                channels << (level + 1), input[1] >> (level + 1), input[2] >> (level + 1)
            };
            int[] beside = {2 * (channels << level), input[1] >> level, input[2] >> level};
            Layer twiceAsLarge = new Layer.TransposedConvolution(channels << level, 3, 2, 1, 1);
            up.add(new Network("up" + level, Stack.of(twiceAsLarge), below, initial));
            joined.add(new Network("joined" + level, twice(channels << level), beside, initial));
        }
        last =
                new Network(
                        "last",
                        Stack.of(
                                new Layer.Convolution(outputs, 3, 1, 1),
                                new Layer.Activation(Layer.Function.TANH)),
                        new int[] {channels, input[1], input[2]},
                        initial);
    }

    private static Stack twice(int channels) {
        return Stack.of(
                new Layer.Convolution(channels, 3, 1, 1),
                new Layer.BatchNorm(),
                new Layer.Activation(Layer.Function.RELU),
                new Layer.Convolution(channels, 3, 1, 1),
                new Layer.BatchNorm(),
                new Layer.Activation(Layer.Function.RELU));
    }

    /** (B, C, H, W) to (B, outputs, H, W). */
    Tensor forward(Tensor input, Mode mode) {
        List<Tensor> levels = new ArrayList<>();
        Tensor value = input;
        for (Network level : down) {
            value = level.forward(levels.isEmpty() ? value : halved(value), mode);
            levels.add(value);
        }
        for (int i = 0; i < up.size(); i++) {
            Tensor beside = levels.get(LEVELS - 2 - i);
            Tensor both = torch.cat(new TensorVector(beside, up.get(i).forward(value, mode)), 1);
            value = joined.get(i).forward(both, mode);
        }
        return last.forward(value, mode);
    }

    private static Tensor halved(Tensor value) {
        return torch.max_pool2d(value, 2, 2);
    }

    private List<Network> networks() {
        List<Network> all = new ArrayList<>(down);
        all.addAll(up);
        all.addAll(joined);
        all.add(last);
        return all;
    }

    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        networks().forEach(network -> parameters.putAll(network.parameters()));
        return parameters;
    }

    Map<String, Tensor> buffers() {
        Map<String, Tensor> buffers = new LinkedHashMap<>();
        networks().forEach(network -> buffers.putAll(network.buffers()));
        return buffers;
    }
}
