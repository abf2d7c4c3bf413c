package engram.memae;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** MemAE with the defaults of {@link MemAeConfig#forShape}. */
public class MemAe implements ModelFamily {

    @Override
    public String name() {
        return "memae";
    }

    @Override
    public String description() {
        return "autoencoder that decodes from a sparse memory of normal prototypes";
    }

    @Override
    public final Class<? extends ModelConfig> configType() {
        return MemAeConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return MemAeConfig.forShape(shape);
    }

    @Override
    public final AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new MemAeModel((MemAeConfig) config, shape, seed);
    }

    /** MemAE-nonSpar: a plain softmax read. */
    public static final class NonSparse extends MemAe {

        @Override
        public String name() {
            return "memae-nonsparse";
        }

        @Override
        public String description() {
            return "MemAE with a plain softmax read: no shrinkage, no entropy loss";
        }

        @Override
        public ModelConfig defaults(SampleShape shape) {
            return MemAeConfig.nonSparse(shape);
        }
    }
}
