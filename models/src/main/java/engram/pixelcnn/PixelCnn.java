package engram.pixelcnn;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;

/** The autoregressive model of pixels. */
public final class PixelCnn implements ModelFamily {

    @Override
    public String name() {
        return "pixelcnn";
    }

    @Override
    public String description() {
        return "likelihood of small pictures, pixel by pixel, by masked convolutions";
    }

    @Override
    public Class<? extends ModelConfig> configType() {
        return PixelCnnConfig.class;
    }

    @Override
    public ModelConfig defaults(SampleShape shape) {
        return PixelCnnConfig.forShape(shape);
    }

    @Override
    public AnomalyModel create(ModelConfig config, SampleShape shape, long seed) {
        return new PixelCnnModel((PixelCnnConfig) config, shape, seed);
    }
}
