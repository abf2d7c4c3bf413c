package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.sources.ArraySource;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {
    @TempDir private Path folder;

    @Test
    void aPageForPeopleLiesBesideEachDetector() throws IOException {
        Random random = new Random(2);
        float[][] rows = new float[120][3];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        ArraySource source = ArraySource.ofRows(rows);
        DetectorConfig config =
                DetectorConfig.of("pca", source.shape()).withSeed(7).withFalseAlarmRate(0.0001);
        Path saved = folder.resolve("rows.detector");
        try (AnomalyDetector detector = AnomalyDetector.train(config, source)) {
            detector.save(saved);
        }
        Path card = saved.resolve("model-card.md");
        assertThat(card)
                .content()
                .startsWith("# A detector of anomalies: pca\n")
                .contains("**columns**: column 0, column 1, column 2")
                .contains("**SHA-256**: " + source.fingerprint())
                .contains("**threshold from**: 120 normal samples")
                .contains("**shortage**: ")
                .contains("**seed and threads**: 7 and ");
        Files.writeString(card, "a user's own words");
        try (AnomalyDetector loaded = AnomalyDetector.load(saved)) {
            assertThat(loaded.config().family()).isEqualTo("pca");
        }
        DetectorArtifact.requireNothingForeign(saved);
    }
}
