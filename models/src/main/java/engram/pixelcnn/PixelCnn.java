package engram.pixelcnn;

import engram.model.ModelFamily;

/** The autoregressive model of pixels. */
public final class PixelCnn {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "pixelcnn",
                    "likelihood of small pictures, pixel by pixel, by masked convolutions",
                    PixelCnnConfig.class,
                    PixelCnnConfig::forShape,
                    PixelCnnModel::new);

    private PixelCnn() {}
}
