package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.verdict.Detection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochWatchTest {

    @Test
    void hearsOfEachEpochWithoutChangingTheTraining() {
        List<Integer> epochs = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        DetectorConfig config = Tables.config("memae", 4);
        Source watched = Tables.contradicting(9, 2);
        try (AnomalyDetector seen =
                        AnomalyDetector.train(
                                config,
                                Tables.normal(200, 1),
                                watched,
                                (report, sheet) -> {
                                    epochs.add(report.epoch());
                                    errors.add(sheet.scores().get("squared-error"));
                                });
                AnomalyDetector unseen = AnomalyDetector.train(config, Tables.normal(200, 1))) {
            double[] scores =
                    unseen.detect(watched).stream().mapToDouble(Detection::score).toArray();

            assertThat(epochs).containsExactly(1, 2, 3, 4);
            assertThat(errors.get(0)).hasSize(9).isNotEqualTo(errors.get(3));
            assertThat(errors.get(3)).containsExactly(scores);
            assertThat(seen.calibration().scores()).isEqualTo(unseen.calibration().scores());
        }
    }

    @Test
    void hearsNothingOfAModelThatGivesNothingBack() {
        List<Integer> epochs = new ArrayList<>();
        AnomalyDetector.train(
                        Tables.config("knn", 1),
                        Tables.normal(60, 1),
                        Tables.normal(9, 2),
                        (report, sheet) -> epochs.add(report.epoch()))
                .close();

        assertThat(epochs).isEmpty();
    }
}
