package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.ArraySource;
import engram.data.Label;
import engram.data.SampleShape;
import engram.training.TrainingConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EpochWatchTest {

    private static DetectorConfig config(String family) {
        DetectorConfig standard = DetectorConfig.of(family, new SampleShape.Row(3));
        return new DetectorConfig(
                family,
                standard.model(),
                new TrainingConfig(4, 16, 1e-3),
                new Holdout(0.1, 0.2),
                0.1,
                Execution.standard());
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
    void hearsOfEachEpochWithoutChangingTheTraining() {
        List<Integer> epochs = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        ArraySource watched = rows(9);
        try (AnomalyDetector seen =
                        AnomalyDetector.train(
                                config("memae"),
                                rows(60),
                                watched,
                                (report, sheet) -> {
                                    epochs.add(report.epoch());
                                    errors.add(sheet.scores().get("squared-error"));
                                });
                AnomalyDetector unseen = AnomalyDetector.train(config("memae"), rows(60))) {
            double[] scores =
                    unseen.detect(watched).stream().mapToDouble(Detection::score).toArray();

            assertThat(epochs).containsExactly(1, 2, 3, 4);
            assertThat(errors.get(0)).hasSize(9).isNotEqualTo(errors.get(3));
            assertThat(errors.get(3)).containsExactly(scores);
            assertThat(seen.threshold()).isEqualTo(unseen.threshold());
        }
    }

    @Test
    void hearsNothingOfAModelThatGivesNothingBack() {
        List<Integer> epochs = new ArrayList<>();
        AnomalyDetector.train(
                        config("knn"),
                        rows(60),
                        rows(9),
                        (report, sheet) -> epochs.add(report.epoch()))
                .close();

        assertThat(epochs).isEmpty();
    }
}
