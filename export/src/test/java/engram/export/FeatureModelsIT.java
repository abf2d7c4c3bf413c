package engram.export;

import ai.onnxruntime.OrtException;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that look through the pretrained network; pictures larger and smaller than it sees. */
class FeatureModelsIT {
    /**
     * Features are rounded to 16 bits. One that lies between two such numbers may fall to either
     * side, which distances in directions of little spread make much of, and a calibration score
     * right beside the sample's is then passed.
     */
    private static final double SHARE = 1e-2;

    private static final int RANKS = 1;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "feature-memory, 1, 48, 64, 1000",
        "feature-memory, 3, 90, 70, 30",
        "patchcore, 3, 64, 80, 100",
        "padim, 3, 32, 32, 100",
        "picture-statistics, 1, 300, 270, 30",
        "memae-features, 1, 48, 64, 30"
    })
    void picturesScoreAsTheyDoHere(String family, int channels, int height, int width, int samples)
            throws OrtException {
        SampleShape.Image shape = new SampleShape.Image(channels, height, width);
        ArraySource normal = ArraySource.ofImages(shape, Parity.bars(shape, 24, 1));
        try (AnomalyDetector detector =
                AnomalyDetector.train(
                        DetectorConfig.of(family, shape).withFalseAlarmRate(0.1), normal)) {
            List<float[]> pictures = Arrays.asList(Parity.bars(shape, samples, 2));
            float[] values = Parity.joined(pictures);
            // A sum of standardised scores passes through 0, where no difference is small.
            Parity.Tolerance tolerance =
                    new Parity.Tolerance(
                            SHARE, Parity.spread(detector.score(values, samples)), RANKS);
            Parity.require(detector, values, samples, folder.resolve(family + ".onnx"), tolerance);
        }
    }
}
