package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.files.ArtifactException;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector's way from its training's folder to its place, killed at each step. */
class HalfPublishedTest {
    private static final Source DATA = Tables.normal(200, 1);
    private static final DetectorConfig CONFIG = Tables.config("ae", 2);

    @TempDir static Path shared;
    private static Path old;
    private static Path fresh;
    private static Path interrupted;

    @TempDir Path folder;
    private Path target;
    private Path training;

    /** What was done last before the kill. */
    private enum Step {
        DETECTOR_WRITTEN,
        PLAN_RENAMED,
        OLD_ONE_AWAY,
        IN_PLACE,
        LEFTOVERS_GONE
    }

    @BeforeAll
    static void train() {
        old = shared.resolve("old");
        TrainingJob.of(Tables.config("memae", 1), DATA, old).run().close();
        fresh = shared.resolve("fresh");
        TrainingJob.of(CONFIG, DATA, fresh).run().close();
        TrainingListener killed =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        if (report.epoch() == report.epochs()) {
                            throw new IllegalStateException("killed");
                        }
                    }
                };
        TrainingJob job = TrainingJob.of(CONFIG, DATA, shared.resolve("job")).listener(killed);
        assertThatThrownBy(job::run).hasMessage("killed");
        interrupted = shared.resolve("job.training");
    }

    @BeforeEach
    void name() {
        target = folder.resolve("rows.detector");
        training = folder.resolve("rows.detector.training");
    }

    private void killedAfter(Step step, boolean replacing) throws IOException {
        copy(interrupted, training);
        copy(fresh, training.resolve("detector"));
        if (replacing) {
            copy(old, target);
        }
        if (step.compareTo(Step.PLAN_RENAMED) >= 0) {
            Files.move(training.resolve("training.json"), training.resolve("trained.json"));
        }
        if (step.compareTo(Step.OLD_ONE_AWAY) >= 0 && replacing) {
            Files.move(target, training.resolve("detector.old"));
        }
        if (step.compareTo(Step.IN_PLACE) >= 0) {
            Files.move(training.resolve("detector"), target);
        }
        if (step == Step.LEFTOVERS_GONE) {
            Files.delete(training.resolve("checkpoint.safetensors"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void isWholeAndAlone(String family) throws IOException {
        try (AnomalyDetector detector = AnomalyDetector.load(target)) {
            assertThat(detector.config().family()).isEqualTo(family);
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(target);
        }
    }

    private TrainingJob job() {
        return TrainingJob.of(CONFIG, DATA, target);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void resumingEndsWithTheDetector(Step step) throws IOException {
        for (boolean replacing : new boolean[] {false, true}) {
            killedAfter(step, replacing);
            try (AnomalyDetector resumed = job().resume(true).force(replacing).run();
                    AnomalyDetector whole = AnomalyDetector.load(fresh)) {
                assertThat(resumed.calibration().scores()).isEqualTo(whole.calibration().scores());
            }
            isWholeAndAlone("ae");
            job().force(true).run().close(); // as any other
            delete(target);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.list(tree)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(tree);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void startingOverNeverLeavesThePlaceEmpty(Step step) throws IOException {
        killedAfter(step, true);
        TrainingListener looking =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        AnomalyDetector.load(target).close();
                    }
                };
        job().force(true).listener(looking).run().close();
        isWholeAndAlone("ae");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"OLD_ONE_AWAY", "IN_PLACE", "LEFTOVERS_GONE"})
    void whoeverComesNextFindsTheDetectorInItsPlace(Step step) throws IOException {
        killedAfter(step, true);
        assertThatThrownBy(job()::run).hasMessageContaining("exists already");
        isWholeAndAlone("ae");
    }

    @Test
    void anotherPlanIsNotTakenForDone() throws IOException {
        killedAfter(Step.PLAN_RENAMED, false);
        TrainingJob other = TrainingJob.of(Tables.config("ae", 3), DATA, target).resume(true);
        assertThatThrownBy(other::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("training.epochs was 2 and is now 3");
        AnomalyDetector.load(target).close();
    }

    @Test
    void anOldOneTakenAwayByAnOlderEngramComesBack() throws IOException {
        killedAfter(Step.DETECTOR_WRITTEN, true);
        Files.move(target, training.resolve("detector.old"));
        assertThatThrownBy(job()::run).hasMessageContaining("--resume");
        try (AnomalyDetector back = AnomalyDetector.load(target)) {
            assertThat(back.config().family()).isEqualTo("memae");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "sub/a"})
    void whatIsNotOursIsNeverReplaced(String name) throws IOException {
        copy(old, target);
        Path precious = target.resolve(name);
        Files.createDirectories(precious.getParent());
        Files.writeString(precious, "precious");
        assertThatThrownBy(job().force(true)::run)
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(
                        target + "/" + name.replaceFirst("/.*", "") + ": is not part");
        assertThat(precious).exists();
        assertThat(training).doesNotExist();
    }

    @Test
    void whatIsPutThereDuringTheTrainingIsNotReplacedEither() throws IOException {
        copy(old, target);
        Path precious = target.resolve("notes.txt");
        TrainingListener putting =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        try {
                            Files.writeString(precious, "precious");
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                };
        assertThatThrownBy(job().force(true).listener(putting)::run)
                .hasMessageContaining("is not part of the detector");
        Files.delete(precious);
        job().resume(true).force(true).run().close();
        isWholeAndAlone("ae");
    }

    @Test
    void aFileCalledLikeADetectorsIsNone() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("detector.json"), "{}");
        assertThatThrownBy(job().force(true)::run)
                .hasMessageContaining("exists and is no detector");
        assertThat(target.resolve("detector.json")).hasContent("{}");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefusedBeforeTraining() throws IOException {
        Files.createSymbolicLink(target, folder.resolve("nowhere"));
        assertThatThrownBy(job().force(true)::run)
                .hasMessageContaining("a link that leads nowhere");
        assertThat(training).doesNotExist();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path real = folder.resolve("real");
        copy(old, real);
        Files.createSymbolicLink(target, real);
        job().force(true).run().close();
        assertThat(target).isSymbolicLink();
        try (AnomalyDetector detector = AnomalyDetector.load(real)) {
            assertThat(detector.config().family()).isEqualTo("ae");
        }
    }
}
