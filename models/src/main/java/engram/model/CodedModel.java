package engram.model;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.EncoderGenerator;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.nn.Initial;
import engram.score.ReconstructionScore;
import org.bytedeco.pytorch.Tensor;

/**
 * A model with an encoder and a generator that critics judge; samples in there lie where {@link
 * Values} puts them.
 */
public abstract class CodedModel extends ReconstructionModel {
    private final Values values;
    private final AdversarialBackbone backbone;
    private final EncoderGenerator coder;

    /**
     * @param latent values of a code: D
     */
    protected CodedModel(SampleShape shape, int latent, Values values, Initial initial) {
        super(shape, ReconstructionScore.SQUARED_ERROR);
        this.values = values;
        backbone = AdversarialBackbone.of(shape, latent, values);
        coder = new EncoderGenerator(backbone, shape.dimensions(), latent, initial);
    }

    /** What the networks are made of. */
    protected final AdversarialBackbone backbone() {
        return backbone;
    }

    /** Where samples lie in there. */
    public final Values values() {
        return values;
    }

    /** To codes and back. */
    public final EncoderGenerator coder() {
        return coder;
    }

    @Override
    protected final Tensor reconstruct(Tensor input) {
        return values.outside(coder.rebuilt(values.inside(input)));
    }
}
