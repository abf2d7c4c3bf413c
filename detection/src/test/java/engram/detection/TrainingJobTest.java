package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.files.ArtifactException;
import engram.nn.Weights;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingConfig;
import engram.training.TrainingDivergedException;
import engram.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingJobTest {
    private static final Source DATA = Tables.normal(200, 1);

    @TempDir Path folder;
    private Path target;
    private Path training;

    @BeforeEach
    void name() {
        target = folder.resolve("deep/rows.detector");
        training = folder.resolve("deep/rows.detector.training");
    }

    /** Stands for a kill: the training gets no chance to tidy up what the epoch left. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static TrainingListener killedAfter(int epochs) {
        return new TrainingListener() {
            @Override
            public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                if (report.epoch() == epochs) {
                    throw new Killed();
                }
            }
        };
    }

    private void killAfter(int epochs, DetectorConfig config) {
        killAfter(epochs, config, Duration.ZERO);
    }

    private void killAfter(int epochs, DetectorConfig config, Duration pause) {
        TrainingJob job = TrainingJob.of(config, DATA, target).listener(killedAfter(epochs));
        assertThatThrownBy(job.keepingEvery(pause).force(true)::run).isInstanceOf(Killed.class);
    }

    @Test
    void leavesTheDetectorAndNothingElse() throws IOException {
        try (AnomalyDetector detector =
                        TrainingJob.of(Tables.config("memae", 2), DATA, target).run();
                AnomalyDetector loaded = AnomalyDetector.load(target)) {
            assertThat(loaded.detect(DATA)).isEqualTo(detector.detect(DATA));
            assertThat(loaded.config()).isEqualTo(detector.config());
        }
        assertThat(siblings()).containsExactly(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "ae"})
    void aResumedTrainingEndsWithTheSameWeights(String family) {
        DetectorConfig config = Tables.config(family, 6);
        killAfter(3, config);
        assertThat(training).exists();
        try (AnomalyDetector resumed = TrainingJob.of(config, DATA, target).resume(true).run();
                AnomalyDetector whole = AnomalyDetector.train(config, DATA)) {
            Map<String, Weights> expected = whole.contents().learned().weights();
            Map<String, Weights> actual = resumed.contents().learned().weights();
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (name, weights) ->
                            assertThat(actual.get(name).values())
                                    .as(name)
                                    .isEqualTo(weights.values()));
            assertThat(resumed.calibration().scores()).isEqualTo(whole.calibration().scores());
            assertThat(resumed.history()).extracting(EpochReport::epoch).hasSize(6);
            assertThat(resumed.history()).last().returns(6, EpochReport::epoch);
        }
        assertThat(training).doesNotExist();
    }

    @Test
    void aTrainingKilledWhileSavingIsResumedWithoutLearningAgain() throws IOException {
        DetectorConfig config = Tables.config("memae", 2);
        killAfter(2, config);
        Files.writeString(training.resolve("checkpoint.safetensors.new"), "half a checkpoint");
        Path unfinished = Files.createDirectory(training.resolve("detector.new"));
        Files.writeString(unfinished.resolve("weights.safetensors"), "half the weights");
        try (AnomalyDetector resumed = TrainingJob.of(config, DATA, target).resume(true).run();
                AnomalyDetector whole = AnomalyDetector.train(config, DATA)) {
            assertThat(resumed.calibration().scores()).isEqualTo(whole.calibration().scores());
            assertThat(siblings()).containsExactly(target);
        }
    }

    @Test
    void checkpointsComeEverySoOftenAndAtBothEnds() throws IOException {
        List<Long> written = new ArrayList<>();
        TrainingListener looking =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        written.add(
                                training.resolve("checkpoint.safetensors").toFile().lastModified());
                    }
                };
        DetectorConfig config = Tables.config("ae", 40);
        TrainingJob job = TrainingJob.of(config, DATA, target).listener(looking);
        job.keepingEvery(Duration.ofDays(1)).run().close();
        assertThat(written).hasSize(40).doesNotContain(0L);
        assertThat(written.subList(0, 39)).containsOnly(written.get(0));

        killAfter(20, config, Duration.ofDays(1));
        TrainingJob again = TrainingJob.of(config, DATA, target).resume(true).force(true);
        try (AnomalyDetector resumed = again.run();
                AnomalyDetector whole = AnomalyDetector.train(config, DATA)) {
            assertThat(resumed.calibration().scores()).isEqualTo(whole.calibration().scores());
        }
    }

    @Test
    void anInterruptedTrainingIsNotOverwrittenUnasked() {
        DetectorConfig config = Tables.config("ae", 2);
        killAfter(1, config);
        assertThatThrownBy(TrainingJob.of(config, DATA, target)::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessage(
                        training
                                + ": a training was interrupted here; go on with --resume, or start over with"
                                + " --force");
        TrainingJob.of(config, DATA, target).force(true).run().close();
        assertThat(target).exists();
        assertThat(training).doesNotExist();
    }

    @Test
    void refusesToResumeWithOtherSettings() {
        killAfter(1, Tables.config("memae", 3));
        TrainingJob job = TrainingJob.of(Tables.config("memae", 4), DATA, target).resume(true);
        assertThatThrownBy(job::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("training.epochs was 3 and is now 4");
        TrainingJob other = TrainingJob.of(Tables.config("ae", 3), DATA, target).resume(true);
        assertThatThrownBy(other::run).hasMessageContaining("family was memae and is now ae");
        assertThat(training).exists();
    }

    @Test
    void refusesToGoOnFromWhatIsNotWhatWasWritten() throws IOException {
        DetectorConfig config = Tables.config("memae", 3);
        killAfter(1, config);
        TrainingJob job = TrainingJob.of(config, DATA, target).resume(true);
        Path checkpoint = training.resolve("checkpoint.safetensors");
        byte[] whole = Files.readAllBytes(checkpoint);
        byte[] damaged = whole.clone();
        damaged[damaged.length - 3] ^= 1;
        Files.write(checkpoint, damaged);
        assertThatThrownBy(job::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(checkpoint + ": is damaged");
        Files.write(checkpoint, whole);
        Path plan = training.resolve("training.json");
        String text = Files.readString(plan);
        for (String broken : new String[] {text.substring(9), "", "[1, 2]", "\0"}) {
            Files.writeString(plan, broken);
            assertThatThrownBy(job::run)
                    .isInstanceOf(ArtifactException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "REDACTED"));
        }
        Files.writeString(plan, text);
        job.run().close();
    }

    @Test
    void refusesToResumeOnOtherData() {
        DetectorConfig config = Tables.config("ae", 3);
        killAfter(1, config);
        TrainingJob job = TrainingJob.of(config, Tables.normal(200, 2), target).resume(true);
        assertThatThrownBy(job::run).hasMessageContaining("data.sha256 was " + DATA.fingerprint());
    }

    @Test
    void saysWhenThereIsNothingToResume() {
        DetectorConfig config = Tables.config("ae", 1);
        TrainingJob job = TrainingJob.of(config, DATA, target).resume(true);
        assertThatThrownBy(job::run).hasMessageContaining("there is nothing to resume");
        TrainingJob.of(config, DATA, target).run().close();
        assertThatThrownBy(job::run)
                .hasMessage(target + ": its training is finished: there is nothing to resume");
    }

    @Test
    void replacesADetectorOnlyWhenTold() throws IOException {
        TrainingJob job = TrainingJob.of(Tables.config("ae", 1), DATA, target);
        job.run().close();
        assertThatThrownBy(job::run).hasMessageContaining("exists already");
        TrainingJob.of(Tables.config("memae", 1), DATA, target).force(true).run().close();
        try (AnomalyDetector replaced = AnomalyDetector.load(target)) {
            assertThat(replaced.config().family()).isEqualTo("memae");
        }
        assertThat(siblings()).containsExactly(target);
    }

    @Test
    void neverReplacesWhatIsNoDetector() throws IOException {
        Files.createDirectories(target);
        Path precious = Files.writeString(target.resolve("thesis.tex"), "precious");
        TrainingJob job = TrainingJob.of(Tables.config("ae", 1), DATA, target).force(true);
        assertThatThrownBy(job::run).hasMessageContaining("exists and is no detector");
        assertThat(precious).exists();
    }

    @Test
    void neverRemovesWhatSomebodyElsePutIntoATrainingsFolder() throws IOException {
        Path mine = Files.createDirectories(training).resolve("keep.txt");
        Files.writeString(mine, "precious");
        TrainingJob job = TrainingJob.of(Tables.config("ae", 1), DATA, target).force(true);
        assertThatThrownBy(job::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(mine + ": is not part of a training");
        assertThat(mine).hasContent("precious");
        assertThat(target).doesNotExist();
    }

    @Test
    void whatIsPutIntoATrainingsFolderMeanwhileStaysThere() throws IOException {
        Path mine = training.resolve("keep.txt");
        TrainingListener writing =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        try {
                            Files.writeString(mine, "precious");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                };
        TrainingJob.of(Tables.config("ae", 1), DATA, target).listener(writing).run().close();
        assertThat(mine).hasContent("precious");
        AnomalyDetector.load(target).close();
    }

    @Test
    void aSecondTrainingIntoTheSameFolderFails() {
        DetectorConfig config = Tables.config("ae", 1);
        TrainingListener second =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        assertThatThrownBy(TrainingJob.of(config, DATA, target).force(true)::run)
                                .isInstanceOf(ArtifactException.class)
                                .hasMessageContaining("another training is writing here");
                    }
                };
        TrainingJob.of(config, DATA, target).listener(second).run().close();
        assertThat(target).exists();
    }

    @Test
    void aTrainingThatDivergesAtOnceLeavesNothing() throws IOException {
        DetectorConfig wild =
                Tables.config("ae", 50).withTraining(new TrainingConfig(50, 32, 1e30));
        assertThatThrownBy(TrainingJob.of(wild, DATA, target)::run)
                .isInstanceOf(TrainingDivergedException.class);
        assertThat(siblings()).isEmpty();
    }

    @Test
    void badDataLeavesNothingBehind() throws IOException {
        Source one = Tables.normal(1, 1);
        assertThatThrownBy(TrainingJob.of(Tables.config("ae", 1), one, target)::run)
                .hasMessageContaining("too few");
        assertThat(siblings()).isEmpty();
    }

    @Test
    void anUnwritableParentIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path inside = file.resolve("rows.detector");
        assertThatThrownBy(TrainingJob.of(Tables.config("ae", 1), DATA, inside)::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(inside + ".training: cannot be written");
    }

    private List<Path> siblings() throws IOException {
        try (Stream<Path> all = Files.list(target.getParent())) {
            return all.toList();
        }
    }
}
