package engram.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import engram.data.OutputFile;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.evaluation.RocCurve;
import engram.training.TrainingConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fewer bits cost: the file becomes smaller, and verdicts hardly change. */
class PrecisionTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 28, 28);
    private static final int EACH = 200;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "memae, HALF, 0.6, 0.99",
        "memae, INT8, 0.35, 0.95",
        "knn, HALF, 0.6, 0.99",
        "knn, INT8, 0.35, 0.95",
        "pca, HALF, 0.6, 0.99",
        "pca, INT8, 0.35, 0.95"
    })
    void aSmallerFileHardlyChangesVerdicts(
            String family, Precision precision, double size, double same) throws OrtException {
        ArraySource normal = ArraySource.ofImages(SHAPE, Parity.bars(SHAPE, 120, 1));
        try (AnomalyDetector detector = AnomalyDetector.train(quick(family), normal)) {
            Path single = written(detector, Precision.SINGLE);
            Path smaller = written(detector, precision);
            assertThat((double) smaller.toFile().length() / single.toFile().length())
                    .isLessThan(size);
            OnnxSession.Verdicts exact = judged(single);
            OnnxSession.Verdicts rounded = judged(smaller);
            assertThat(agreement(exact.anomalous(), rounded.anomalous()))
                    .isGreaterThanOrEqualTo(same);
            assertThat(ranking(rounded.scores())).isGreaterThan(ranking(exact.scores()) - 0.01);
        }
    }

    @Test
    void whatSixteenBitsCannotHoldStaysWhole() throws OrtException {
        float[][] rows = new float[300][2];
        Random random = new Random(4);
        for (float[] row : rows) {
            row[0] = 1e6f + (float) random.nextGaussian();
            row[1] = (float) random.nextGaussian();
        }
        ArraySource normal = ArraySource.ofRows(rows);
        try (AnomalyDetector detector =
                AnomalyDetector.train(DetectorConfig.of("knn", normal.shape()), normal)) {
            Path file = written(detector, Precision.HALF);
            try (OnnxSession runtime = new OnnxSession(file)) {
                double[] scores = runtime.judge(rows[0], 1, normal.shape()).scores();
                assertThat(scores[0]).isFinite();
            }
        }
    }

    private static DetectorConfig quick(String family) {
        return DetectorConfig.of(family, SHAPE)
                .withTraining(new TrainingConfig(2, 32, 1e-3))
                .withHoldout(new Holdout(0.1, 0.2, 1))
                .withFalseAlarmRate(0.05);
    }

    private Path written(AnomalyDetector detector, Precision precision) {
        Path file = folder.resolve(precision + ".onnx");
        OnnxFile.write(detector, precision, OutputFile.at(file, true));
        return file;
    }

    /** Bars, then noise; pixels from 0 to 255. */
    private static OnnxSession.Verdicts judged(Path file) throws OrtException {
        float[] pixels = new float[2 * EACH * SHAPE.size()];
        float[] bars = Parity.joined(Arrays.asList(Parity.bars(SHAPE, EACH, 2)));
        Random random = new Random(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(255 * (i < bars.length ? bars[i] : random.nextFloat()));
        }
        try (OnnxSession runtime = new OnnxSession(file)) {
            return runtime.judge(pixels, 2 * EACH, SHAPE);
        }
    }

    private static double agreement(boolean[] some, boolean[] others) {
        int same = 0;
        for (int i = 0; i < some.length; i++) {
            same += some[i] == others[i] ? 1 : 0;
        }
        return (double) same / some.length;
    }

    private static double ranking(double[] scores) {
        boolean[] anomalous = new boolean[scores.length];
        Arrays.fill(anomalous, EACH, scores.length, true);
        return RocCurve.of(scores, anomalous).area().estimate();
    }
}
