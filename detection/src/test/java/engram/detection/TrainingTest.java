package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.detection.config.DetectorConfig;
import engram.detection.files.Provenance;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrainingTest {

    @Test
    void knowsBeforeItRunsWhatItDependsOn() {
        try (Training training =
                Training.prepare(Tables.config("memae", 3), Tables.normal(100, 1))) {
            assertThat(training.plan().counts())
                    .isEqualTo(new Provenance.Counts(80, 10, 10, 1, "at random"));
            assertThat(training.plan().config().execution().threads()).isPositive();
            assertThat(training.plan().sourceHash()).isEqualTo(Tables.normal(100, 1).fingerprint());
        }
    }

    @Test
    void epochsOfWhatLearnsInOneGoAreSaidToBeOfNoEffect() {
        try (Training asked = Training.prepare(Tables.config("pca", 3), Tables.normal(100, 1));
                Training network = prepared()) {
            assertThat(asked.remarks())
                    .contains("pca learns in one go: the 3 epochs asked for have no effect");
            assertThat(network.remarks()).noneMatch(remark -> remark.contains("in one go"));
        }
    }

    @Test
    void settingsThatWereMadeForOtherSamplesAreNamed() {
        DetectorConfig ofPictures = DetectorConfig.of("knn", new SampleShape.Image(1, 28, 28));
        DetectorConfig ofRows = DetectorConfig.of("knn", new SampleShape.Row(4));
        try (Training strange = Training.prepare(ofPictures, Tables.normal(100, 1));
                Training usual = Training.prepare(ofRows, Tables.normal(100, 1))) {
            assertThat(strange.remarks())
                    .anySatisfy(
                            remark ->
                                    assertThat(remark)
                                            .startsWith(
                                                    "knn is not set as it would be for 4 columns: ")
                                            .contains("model.neighbours 5 (3)"));
            assertThat(usual.remarks()).noneMatch(remark -> remark.contains("is not set as"));
        }
    }

    @Test
    void goesOnFromACheckpointToTheSameDetector() {
        List<Checkpoint> kept = new ArrayList<>();
        TrainingListener keeping =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        kept.add(checkpoint.get());
                    }
                };
        try (Training whole = prepared();
                AnomalyDetector expected = whole.run(Optional.empty(), keeping);
                Training half = prepared();
                AnomalyDetector resumed =
                        half.run(Optional.of(kept.get(1)), TrainingListener.SILENT)) {
            assertThat(resumed.calibration().scores()).isEqualTo(expected.calibration().scores());
            assertThat(resumed.history()).hasSize(4);
        }
    }

    private static Training prepared() {
        return Training.prepare(Tables.config("memae", 4), Tables.normal(100, 1));
    }

    @Test
    void runsOnce() {
        try (Training training = prepared();
                AnomalyDetector detector = training.run()) {
            assertThat(detector.calibration().size()).isEqualTo(10);
            assertThatThrownBy(training::run).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aDetectorOutlivesItsTraining() {
        AnomalyDetector detector;
        try (Training training = prepared()) {
            detector = training.run();
        }
        try (detector) {
            assertThat(detector.detect(Tables.normal(3, 2))).hasSize(3);
        }
    }
}
