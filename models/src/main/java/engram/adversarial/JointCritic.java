package engram.adversarial;

import static engram.nn.Layer.Function.MILD_LEAKY_RELU;

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

/**
 * D(x, z): tells pairs of a sample and its code from pairs that a generator made (Donahue et al.,
 * "Adversarial Feature Learning", ICLR 2017; Dumoulin et al., "Adversarially Learned Inference",
 * ICLR 2017).
 */
public final class JointCritic {
    private final Network ofSample;
    private final Network ofCode;
    private final Network head;

    /** What becomes of the critic's last value. */
    public enum Head {
        /** It is the logit. */
        LINEAR,
        /**
         * It goes through a leaky ReLU and dropout: half of the outputs in training are then .5
         * without gradient, and negative ones shrink to a tenth.
         */
        DROPPED
    }

    /**
     * @param name what the names of its parameters begin with
     * @param sample the shape of one sample
     * @param latent values of a code: D
     */
    public JointCritic(
            String name, AdversarialBackbone backbone, int[] sample, int latent, Initial initial) {
        this(name, backbone, Head.LINEAR, sample, latent, initial);
    }

    /** The same with another head. */
    public JointCritic(
            String name,
            AdversarialBackbone backbone,
            Head last,
            int[] sample,
            int latent,
            Initial initial) {
        int width = backbone.width();
        ofSample = new Network(name + ".sample", backbone.critic(), sample, initial);
        ofCode = new Network(name + ".code", codes(width), new int[] {latent}, initial);
        head = new Network(name + ".head", head(last), new int[] {2 * width}, initial);
    }

    private static Stack codes(int width) {
        return Stack.of(
                new Layer.Linear(width),
                new Layer.Activation(MILD_LEAKY_RELU),
                new Layer.Dropout(0.2),
                new Layer.Linear(width),
                new Layer.Activation(MILD_LEAKY_RELU),
                new Layer.Dropout(0.5));
    }

    private static Stack head(Head last) {
        List<Layer> layers = new ArrayList<>(List.of(new Layer.Linear(1)));
        if (last == Head.DROPPED) {
            layers.add(new Layer.Activation(MILD_LEAKY_RELU));
            layers.add(new Layer.Dropout(0.5));
        }
        return new Stack(layers, false);
    }

    /** What the head sees of pairs of samples and codes (B, D): (B, 2F). */
    public Tensor features(Tensor samples, Tensor codes, Mode mode) {
        return torch.cat(
                new TensorVector(ofSample.forward(samples, mode), ofCode.forward(codes, mode)), 1);
    }

    /** Above 0 where pairs look like samples with their codes: (B, 1). */
    public Tensor logits(Tensor samples, Tensor codes, Mode mode) {
        return head.forward(features(samples, codes, mode), mode);
    }

    /** Draws for dropout begin anew. */
    public void startEpoch(int epoch) {
        networks().forEach(network -> network.startEpoch(epoch));
    }

    /** What an optimiser moves, by name. */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        networks().forEach(network -> parameters.putAll(network.parameters()));
        return parameters;
    }

    /** Running statistics, by name. */
    public Map<String, Tensor> buffers() {
        Map<String, Tensor> buffers = new LinkedHashMap<>();
        networks().forEach(network -> buffers.putAll(network.buffers()));
        return buffers;
    }

    private List<Network> networks() {
        return List.of(ofSample, ofCode, head);
    }
}
