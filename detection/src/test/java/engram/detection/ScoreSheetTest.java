package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import engram.detection.verdict.Detection;
import engram.training.TrainingConfig;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreSheetTest {

    private static AnomalyDetector trained(String family) {
        DetectorConfig standard = DetectorConfig.of(family, new SampleShape.Row(3));
        DetectorConfig config =
                new DetectorConfig(
                        family,
                        standard.model(),
                        new TrainingConfig(2, 16, 1e-3),
                        new Holdout(0.1, 0),
                        0.01,
                        Execution.standard());
        return AnomalyDetector.train(config, rows(60));
    }

    private static ArraySource rows(int count) {
        Random random = new Random(count);
        float[][] rows = new float[count][3];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return ArraySource.ofRows(rows, Collections.nCopies(count, Label.NORMAL));
    }

    @Test
    void hasEveryScoreOfTheModelItsOwnFirst() {
        try (AnomalyDetector detector = trained("ae")) {
            ArraySource seen = rows(9);
            ScoreSheet sheet = detector.scoreSheet(seen);

            assertThat(sheet.scores().keySet())
                    .containsExactly("mahalanobis-error", "squared-error", "standardised-error");
            assertThat(sheet.labels()).hasSize(9).containsOnly(Label.NORMAL);
            List<Detection> detections = detector.detect(seen);
            assertThat(sheet.scores().get("mahalanobis-error"))
                    .containsExactly(detections.stream().mapToDouble(Detection::score).toArray());
        }
    }

    @Test
    void aModelWithOneScoreHasThat() {
        try (AnomalyDetector detector = trained("knn")) {
            assertThat(detector.scoreSheet(rows(4)).scores()).containsOnlyKeys(ScoreSheet.ONLY);
        }
    }

    @Test
    void nothingIsAnomalousWithoutCalibration() {
        try (AnomalyDetector detector = trained("ae")) {
            assertThat(detector.threshold()).isInfinite();
            assertThat(detector.detect(rows(4))).noneMatch(Detection::anomalous);
        }
    }
}
