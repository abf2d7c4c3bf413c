package engram.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import engram.data.OutputFile;
import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import engram.score.ReconstructionScore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {
    private static final int SAMPLES = 1_000;
    private static final SampleShape.Image PICTURES = new SampleShape.Image(1, 28, 28);

    @TempDir private Path folder;

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
                AnomalyDetector.train(Parity.quick(family, normal.shape(), folds), normal)) {
            float[] values = Parity.joined(Arrays.asList(Parity.wide(SAMPLES, 2)));
            Parity.require(detector, values, SAMPLES, folder.resolve("rows.onnx"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "ae", "knn", "pca"})
    void picturesScoreAsTheyDoHere(String family) throws OrtException {
        DetectorConfig config = Parity.quick(family, PICTURES, 1);
        boolean rebuilds = Set.of("memae", "ae").contains(family);
        pictures(
                rebuilds ? scoredBy(config, ReconstructionScore.SQUARED_ERROR) : config,
                Parity.STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "ae"})
    void picturesScoreAgainstOthersAsBusyAsTheyDoHere(String family) throws OrtException {
        pictures(
                scoredBy(
                        Parity.quick(family, PICTURES, 1),
                        ReconstructionScore.ERROR_GIVEN_VARIATION),
                Parity.Tolerance.OF_LOGARITHMS);
    }

    private static DetectorConfig scoredBy(DetectorConfig config, ReconstructionScore score) {
        return ConfigFile.resolve(
                        config.family(),
                        PICTURES,
                        Optional.empty(),
                        List.of("model.score=" + score.label()))
                .withTraining(config.training())
                .withHoldout(config.holdout())
                .withFalseAlarmRate(config.falseAlarmRate());
    }

    private void pictures(DetectorConfig config, Parity.Tolerance tolerance) throws OrtException {
        ArraySource normal = ArraySource.ofImages(PICTURES, Parity.bars(PICTURES, 120, 1));
        try (AnomalyDetector detector = AnomalyDetector.train(config, normal)) {
            List<float[]> pictures = Arrays.asList(Parity.bars(PICTURES, SAMPLES, 2));
            Path file = folder.resolve("bars.onnx");
            Parity.require(detector, Parity.joined(pictures), SAMPLES, file, tolerance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"isolation-forest", "ocsvm", "kde", "dagmm"})
    void whatOnnxHasNoWordsForIsRefused(String family) {
        ArraySource normal = Parity.rows(200, 1);
        try (AnomalyDetector detector =
                AnomalyDetector.train(Parity.quick(family, normal.shape(), 1), normal)) {
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
                AnomalyDetector.train(Parity.quick("pca", normal.shape(), 1), normal)) {
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
