package engram.memgan;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.JointCritic;
import engram.adversarial.RandomCode;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.memory.Memory;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Network;
import engram.torch.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, memory, generator and critic. Samples here lie where {@link Values} puts them. */
final class MemGanNetworks {
    private final MemGanConfig.Code settings;
    private final Network encoder;
    private final Network generator;
    private final JointCritic critic;
    private final Memory memory;

    MemGanNetworks(MemGanConfig config, SampleShape shape, Initial initial) {
        Scope.requireNone("networks");
        settings = config.code();
        int latent = settings.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, settings.values());
        int[] sample = shape.dimensions();
        encoder = new Network("encoder", backbone.encoder(2 * latent), sample, initial);
        memory = new Memory(config.memory(), latent, initial);
        generator = new Network("generator", backbone.generator(), new int[] {latent}, initial);
        critic =
                new JointCritic(
                        "critic", backbone, config.adversary().head(), sample, latent, initial);
    }

    Values values() {
        return settings.values();
    }

    RandomCode encode(Tensor samples, Mode mode) {
        RandomCode code = RandomCode.of(encoder.forward(samples, mode));
        return settings.clamped() ? code.clamped() : code;
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
