package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.data.sources.ArraySource;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.files.Provenance;
import engram.detection.verdict.Detection;
import engram.training.TrainingConfig;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeachingTest {
    @TempDir private Path folder;

    private static ArraySource rows(int count, double around, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][3];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (around + random.nextGaussian());
            }
        }
        return ArraySource.ofRows(rows);
    }

    private static AnomalyDetector detector(String family, int rows, int folds) {
        DetectorConfig config =
                DetectorConfig.of(family, new SampleShape.Row(3))
                        .withTraining(new TrainingConfig(1, 64, 1e-3))
                        .withHoldout(new Holdout(0.1, 0.2, folds))
                        .withFalseAlarmRate(0.05);
        return AnomalyDetector.train(config, rows(rows, 0, 1));
    }

    private static long anomalies(AnomalyDetector detector, ArraySource source) {
        return detector.detect(source).stream().filter(Detection::anomalous).count();
    }

    @ParameterizedTest
    @CsvSource({"knn, 1", "knn, 4", "row-memory, 1"})
    void whatWasTaughtIsNoLongerFlaggedAndForgettingGivesTheOldOneBack(String family, int folds) {
        ArraySource lesson = rows(120, 6, 2);
        ArraySource alike = rows(100, 6, 3);
        ArraySource anomalous = rows(100, -8, 4);
        ArraySource normal = rows(200, 0, 5);
        try (AnomalyDetector before = detector(family, 400, folds);
                AnomalyDetector taught = Teaching.teach(before, lesson);
                AnomalyDetector forgotten = Teaching.forget(taught)) {
            assertThat(anomalies(before, alike)).isGreaterThan(95);
            assertThat(anomalies(taught, alike)).isLessThan(15);
            assertThat(anomalies(taught, anomalous)).isGreaterThan(95);
            assertThat(anomalies(taught, normal)).isLessThan(30);
            assertThat(forgotten.detect(normal)).isEqualTo(before.detect(normal));
            assertThat(forgotten.detect(alike)).isEqualTo(before.detect(alike));
            assertThat(forgotten.provenance()).isEqualTo(before.provenance());
        }
    }

    @Test
    void provenanceTellsWhatWasTaughtAndATaughtDetectorIsSavedLikeAnyOther() {
        ArraySource lesson = rows(30, 6, 2);
        ArraySource seen = rows(50, 3, 6);
        try (AnomalyDetector before = detector("knn", 300, 1);
                AnomalyDetector once = Teaching.teach(before, lesson);
                AnomalyDetector twice = Teaching.teach(once, rows(9, 9, 7))) {
            twice.save(folder.resolve("taught"));
            try (AnomalyDetector loaded = AnomalyDetector.load(folder.resolve("taught"))) {
                assertThat(loaded.provenance().lessons()).hasSize(2);
                Provenance.Lesson first = loaded.provenance().lessons().get(0);
                assertThat(first.samples() + first.heldOut()).isEqualTo(30);
                assertThat(first.heldOut()).isEqualTo(10);
                assertThat(first.sourceHash()).isEqualTo(lesson.fingerprint());
                assertThat(loaded.calibration().size())
                        .isEqualTo(before.calibration().size() + 10 + 3);
                assertThat(loaded.detect(seen)).isEqualTo(twice.detect(seen));
                try (AnomalyDetector back = Teaching.forget(loaded)) {
                    assertThat(back.detect(seen)).isEqualTo(once.detect(seen));
                }
            }
        }
    }

    @Test
    void whatCannotBeTaughtSaysSo() {
        try (AnomalyDetector pca = detector("pca", 200, 1);
                AnomalyDetector memae = detector("memae", 200, 1);
                AnomalyDetector knn = detector("knn", 200, 1)) {
            assertThatThrownBy(() -> Teaching.teach(memae, rows(30, 1, 2)))
                    .isInstanceOf(UnusableSettingException.class)
                    .hasMessageContaining("model memae has a learned memory");
            assertThatThrownBy(() -> Teaching.teach(pca, rows(30, 1, 2)))
                    .isInstanceOf(UnusableSettingException.class)
                    .hasMessageContaining("model pca has no stored memory to teach");
            assertThatThrownBy(() -> Teaching.teach(knn, rows(2, 1, 2)))
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessageContaining("at least 3 samples, and there are 2");
            assertThatThrownBy(() -> Teaching.forget(knn))
                    .isInstanceOf(UnusableSettingException.class)
                    .hasMessageContaining("taught nothing");
        }
    }
}
