package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.verdict.Detection;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochWatchTest {
    private static final Source WATCHED = Tables.contradicting(9, 2);

    private final List<Integer> epochs = new ArrayList<>();
    private final List<double[]> errors = new ArrayList<>();

    private void note(EpochReport report, ScoreSheet sheet) {
        epochs.add(report.epoch());
        errors.add(sheet.scores().get("squared-error"));
    }

    private AnomalyDetector watched(DetectorConfig config) {
        try (Training training = Training.prepare(config, Tables.normal(200, 1))) {
            return training.run(Optional.empty(), training.watching(WATCHED, this::note));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "memae-ensemble", "ae-ensemble"})
    void hearsOfEachEpochWithoutChangingTheTraining(String family) {
        DetectorConfig config = Tables.config(family, 4);
        try (AnomalyDetector seen = watched(config);
                AnomalyDetector unseen = AnomalyDetector.train(config, Tables.normal(200, 1))) {
            double[] scores =
                    unseen.detect(WATCHED).stream().mapToDouble(Detection::score).toArray();

            assertThat(epochs).containsExactly(1, 2, 3, 4);
            assertThat(errors.get(0)).hasSize(9).isNotEqualTo(errors.get(3));
            assertThat(errors.get(3)).containsExactly(scores);
            assertThat(seen.calibration().scores()).isEqualTo(unseen.calibration().scores());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dagmm", "dcn", "vae", "dsebm"})
    void hearsOfModelsThatScoreByMoreThanErrors(String family) {
        watched(Tables.config(family, 2)).close();

        assertThat(epochs).containsExactly(1, 2);
        assertThat(errors.get(0)).hasSize(9).isNotEqualTo(errors.get(1));
    }

    @Test
    void othersHearToo(@TempDir Path folder) {
        List<Integer> heard = new ArrayList<>();
        TrainingListener other =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        heard.add(report.epoch());
                    }
                };
        TrainingJob.of(Tables.config("memae", 3), Tables.normal(60, 1), folder.resolve("detector"))
                .listener(training -> training.watching(WATCHED, this::note).and(other))
                .run()
                .close();

        assertThat(epochs).containsExactly(1, 2, 3);
        assertThat(heard).containsExactly(1, 2, 3);
    }

    @Test
    void saysThatAModelGivesNothingBack() {
        try (Training training = Training.prepare(Tables.config("knn", 1), Tables.normal(60, 1))) {
            assertThatThrownBy(() -> training.watching(WATCHED, this::note))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "model knn gives no samples back: there is nothing to watch before it"
                                    + " has learned");
        }
    }
}
