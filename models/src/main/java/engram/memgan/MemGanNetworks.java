package engram.memgan;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.JointCritic;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.memory.Memory;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Noise;
import engram.nn.Stack;
import engram.torch.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Encoder, memory, generator and critic. Samples here lie where {@link Values} puts them. */
final class MemGanNetworks {
    private static final double LEAST_LOG_DEVIATION = -6;
    private static final double LARGEST_LOG_DEVIATION = 2;

    private final MemGanConfig.Code settings;
    private final Network encoder;
    private final Network generator;
    private final JointCritic critic;
    private final Memory memory;

    /**
     * What the encoder gives: z ~ N(mean, exp(logDeviation)^2).
     *
     * @param mean (B, D)
     * @param logDeviation (B, D)
     */
    record Code(Tensor mean, Tensor logDeviation) {
        Tensor sample(Noise noise) {
            return mean.add(logDeviation.exp().mul(noise.normal(mean.shape())));
        }
    }

    MemGanNetworks(MemGanConfig config, SampleShape shape, Initial initial) {
        Scope.requireNone("networks");
        settings = config.code();
        int latent = settings.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, settings.values());
        List<Layer> encoding = new ArrayList<>(backbone.trunk().layers());
        encoding.add(new Layer.Linear(2 * latent));
        int[] sample = shape.dimensions();
        encoder = new Network("encoder", new Stack(encoding, false), sample, initial);
        memory = new Memory(config.memory(), latent, initial);
        generator = new Network("generator", backbone.generator(), new int[] {latent}, initial);
        critic =
                new JointCritic(
                        "critic", backbone, config.adversary().head(), sample, latent, initial);
    }

    Values values() {
        return settings.values();
    }

    Code encode(Tensor samples, Mode mode) {
        Tensor both = encoder.forward(samples, mode); // (B, 2D)
        int latent = settings.latent();
        Tensor deviation = both.narrow(1, latent, latent);
        return new Code(
                both.narrow(1, 0, latent), settings.clamped() ? clamped(deviation) : deviation);
    }

    private static Tensor clamped(Tensor logDeviation) {
        return torch.clamp(
                logDeviation,
                new ScalarOptional(new Scalar(LEAST_LOG_DEVIATION)),
                new ScalarOptional(new Scalar(LARGEST_LOG_DEVIATION)));
    }

    /** From codes (B, D) to samples. */
    Tensor generate(Tensor codes, Mode mode) {
        return generator.forward(codes, mode);
    }

    Memory memory() {
        return memory;
    }

    JointCritic critic() {
        return critic;
    }

    Map<String, Tensor> encoderParameters() {
        return encoder.parameters();
    }

    Map<String, Tensor> generatorParameters() {
        return generator.parameters();
    }

    /** All parameters and running statistics, by name. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(encoder.parameters());
        state.putAll(memory.parameters());
        state.putAll(generator.parameters());
        state.putAll(critic.parameters());
        state.putAll(encoder.buffers());
        state.putAll(generator.buffers());
        state.putAll(critic.buffers());
        return state;
    }
}
