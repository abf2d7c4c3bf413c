package engram.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import engram.data.ArraySource;
import engram.data.OutputFile;
import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.training.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {
    private static final int SAMPLES = 1_000;

    @TempDir private Path folder;

    private static DetectorConfig quick(String family, SampleShape shape, int folds) {
        return DetectorConfig.of(family, shape)
                .withTraining(new TrainingConfig(2, 32, 1e-3))
                .withHoldout(new Holdout(0.1, 0.2, folds))
                .withFalseAlarmRate(0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "memae, 1",
        "memae, 3",
        "memae-nonsparse, 1",
        "memae-ensemble, 1",
        "ae, 1",
        "knn, 1",
        "knn, 3",
        "pca, 1",
        "row-memory, 1"
    })
    void rowsScoreAsTheyDoHere(String family, int folds) throws OrtException {
        ArraySource normal = Parity.rows(400, 1);
        try (AnomalyDetector detector =
                AnomalyDetector.train(quick(family, normal.shape(), folds), normal)) {
            float[] values = new float[SAMPLES * 4];
            Random random = new Random(2);
            for (int i = 0; i < values.length; i++) {
                values[i] = 1.5f * (float) random.nextGaussian();
            }
            Parity.require(detector, values, SAMPLES, folder.resolve("rows.onnx"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "ae", "knn", "pca"})
    void picturesScoreAsTheyDoHere(String family) throws OrtException {
        SampleShape.Image shape = new SampleShape.Image(1, 28, 28);
        ArraySource normal = ArraySource.ofImages(shape, Parity.bars(shape, 120, 1));
        try (AnomalyDetector detector = AnomalyDetector.train(quick(family, shape, 1), normal)) {
            List<float[]> pictures = Arrays.asList(Parity.bars(shape, SAMPLES, 2));
            Parity.require(detector, Parity.joined(pictures), SAMPLES, folder.resolve("bars.onnx"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"isolation-forest", "ocsvm", "kde", "dagmm"})
    void whatOnnxHasNoWordsForIsRefused(String family) {
        ArraySource normal = Parity.rows(200, 1);
        try (AnomalyDetector detector =
                AnomalyDetector.train(quick(family, normal.shape(), 1), normal)) {
            Path file = folder.resolve("no.onnx");
            assertThatThrownBy(() -> OnnxFile.write(detector, OutputFile.at(file, true)))
                    .isInstanceOf(UnusableSettingException.class)
                    .hasMessageContaining("model " + family + " cannot be exported")
                    .hasMessageContaining("ae, memae");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void nothingIsLeftWhereTheDiskRefuses() throws IOException {
        ArraySource normal = Parity.rows(200, 1);
        try (AnomalyDetector detector =
                AnomalyDetector.train(quick("pca", normal.shape(), 1), normal)) {
            Path none = Files.createDirectory(folder.resolve("none")).resolve("a.onnx");
            OutputFile gone = OutputFile.at(none, false);
            Files.delete(none.getParent());
            assertThatThrownBy(() -> OnnxFile.write(detector, gone))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(none + ": cannot be written: ");
            OnnxFile.write(detector, OutputFile.at(folder.resolve("a.onnx"), false));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(1);
            }
        }
    }
}
