package engram.autoencoder;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The plain autoencoder. */
public class Autoencoder implements ModelFamily {

    @Override
    public String name() {
        return "ae";
    }

    @Override
    public String description() {
        return "plain autoencoder: MemAE's encoder and decoder without memory";
    }

    @Override
    public final Class<? extends ModelConfig> configType() {
        return AutoencoderConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return AutoencoderConfig.plain();
    }

    @Override
    public final AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new AutoencoderModel((AutoencoderConfig) config, shape, seed);
    }

    /** The autoencoder with an L1 penalty on its code. */
    public static final class SparseCode extends Autoencoder {

        @Override
        public String name() {
            return "ae-l1";
        }

        @Override
        public String description() {
            return "autoencoder with an L1 penalty on its code";
        }

        @Override
        public ModelConfig defaults(SampleShape shape) {
            return AutoencoderConfig.sparseCode();
        }
    }
}
