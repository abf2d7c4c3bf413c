package engram.cli;

import static engram.cli.Shell.engram;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Calibration;
import engram.video.drawing.MovingShapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of a stretch are alike, and the false-alarm rate of every model on video counts so. */
class VideoRateTest {
    private static final String ALIKE = "alike come at once; the 0.01 asked for takes about";

    @TempDir private static Path folder;
    private static Path normal;

    @BeforeAll
    static void film() throws IOException {
        normal = folder.resolve("normal.mp4");
        MovingShapes.write(normal, 0, 400, 3);
    }

    /** The smallest network of clips, for one epoch. */
    private static Outcome trained(Path detector, String... settings) {
        List<Object> command =
                new ArrayList<>(
                        List.of("train", normal, "-o", detector, "--model", "ae", "--seed", 1));
        command.addAll(List.of("--size", "32x32", "--threads", 1, "--stride", 4));
        command.addAll(List.of("--set", "data.frames=4", "--set", "training.epochs=1"));
        command.addAll(List.of("--set", "model.backbone=video-lightest"));
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        return engram(command.toArray());
    }

    @Test
    void aNetworkOfClipsIsCalibratedByStretches() {
        Path detector = folder.resolve("ae.detector");
        Outcome trained = trained(detector);

        assertThat(trained.code()).isEqualTo(Exit.OK);
        assertThat(trained.err())
                .contains("stretches of video support a false-alarm rate of")
                .contains("which is in force, as about")
                .contains(ALIKE);
        assertInStretches(detector);
    }

    /** Models of folds do not make frames of a stretch less alike. */
    @Test
    void soAreModelsOfFolds() {
        Path detector = folder.resolve("folds.detector");
        Outcome trained = trained(detector, "holdout.folds=2");

        assertThat(trained.code()).isEqualTo(Exit.OK);
        assertThat(trained.err()).contains("calibration samples support", ALIKE);
        try (AnomalyDetector loaded = AnomalyDetector.load(detector)) {
            assertThat(loaded.isJudgedByFolds()).isTrue();
            assertThat(loaded.calibration().burst()).isGreaterThan(1);
        }
    }

    private static void assertInStretches(Path folder) {
        try (AnomalyDetector detector = AnomalyDetector.load(folder)) {
            Calibration calibration = detector.calibration();
            assertThat(calibration.burst()).isGreaterThan(1);
            assertThat(IntStream.of(calibration.stretches()).distinct().count()).isGreaterThan(1);
            assertThat(detector.falseAlarmRate()).isEqualTo(calibration.smallestRate());
            assertThat(detector.limits()).anyMatch(limit -> limit.contains(ALIKE));
        }
    }
}
