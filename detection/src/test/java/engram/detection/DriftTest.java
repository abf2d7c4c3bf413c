package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.verdict.Exchangeability.Side;
import engram.training.TrainingConfig;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

    /** The second column moves from {@code from} on. */
    private static ArraySource rows(int count, int from, double shift, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][3];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < 3; c++) {
                rows[i][c] = (float) random.nextGaussian();
            }
            rows[i][1] += i >= from ? (float) shift : 0;
        }
        return ArraySource.ofRows(rows).ordered();
    }

    private static AnomalyDetector detector(String family, int folds) {
        return AnomalyDetector.train(
                DetectorConfig.of(family, new SampleShape.Row(3))
                        .withTraining(new TrainingConfig(2, 64, 1e-3))
                        .withHoldout(new Holdout(0.1, 0.2, folds)),
                rows(800, 800, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"knn, 1, BOTH", "pca, 1, BOTH", "memae, 1, BOTH", "knn, 4, HIGHER"})
    void aColumnThatMovesIsFoundWithItsTime(String family, int folds, Side side) {
        try (AnomalyDetector detector = detector(family, folds)) {
            Drift none = Drift.of(detector, rows(1_000, 1_000, 0, 2), 0.01);
            assertThat(none.alarm()).isEmpty();
            assertThat(none.side()).isEqualTo(side);
            assertThat(none.samples()).isEqualTo(1_000);

            Drift drift = Drift.of(detector, rows(1_000, 500, 2, 3), 0.01);
            assertThat(drift.alarm()).isPresent();
            Drift.Alarm alarm = drift.alarm().get();
            assertThat(alarm.position()).isBetween(500, 700);
            assertThat(alarm.since()).isBetween(400, alarm.position());
            assertThat(drift.evidence()).isGreaterThan(2);
            assertThat(drift.changes().get(0).where()).isEqualTo("column 1");
        }
    }

    @Test
    void tenRowsAreNoDriftUnlessTheyAreExtreme() {
        try (AnomalyDetector detector = detector("knn", 1)) {
            assertThat(Drift.of(detector, rows(10, 0, 0.5, 4), 0.01).alarm()).isEmpty();
            assertThat(Drift.of(detector, rows(10, 0, 30, 5), 0.01).alarm()).isPresent();
        }
    }
}
