package engram.adversarial;

import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** From samples, where {@link Values} puts them, to codes and back. */
public final class EncoderGenerator {
    private final Network encoder;
    private final Network generator;

    /**
     * @param sample the shape of one sample
     * @param latent values of a code: D
     */
    public EncoderGenerator(
            AdversarialBackbone backbone, int[] sample, int latent, Initial initial) {
        encoder = new Network("encoder", backbone.encoder(latent), sample, initial);
        generator = new Network("generator", backbone.generator(), new int[] {latent}, initial);
    }

    /** (B, then the sample's shape) to (B, D). */
    public Tensor encode(Tensor samples, Mode mode) {
        return encoder.forward(samples, mode);
    }

    /** (B, D) to (B, then the sample's shape). */
    public Tensor generate(Tensor codes, Mode mode) {
        return generator.forward(codes, mode);
    }

    /** There and back, as in inference. */
    public Tensor rebuilt(Tensor samples) {
        return generate(encode(samples, Mode.INFERENCE), Mode.INFERENCE);
    }

    /** What an optimiser moves of the encoder, by name. */
    public Map<String, Tensor> encoderParameters() {
        return encoder.parameters();
    }

    /** What an optimiser moves of the generator, by name. */
    public Map<String, Tensor> generatorParameters() {
        return generator.parameters();
    }

    /** What an optimiser moves of both, by name. */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(encoder.parameters());
        parameters.putAll(generator.parameters());
        return parameters;
    }

    /** Running statistics, by name. */
    public Map<String, Tensor> buffers() {
        Map<String, Tensor> buffers = new LinkedHashMap<>(encoder.buffers());
        buffers.putAll(generator.buffers());
        return buffers;
    }
}
