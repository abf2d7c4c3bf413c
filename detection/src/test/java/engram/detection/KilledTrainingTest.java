package engram.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.files.ArtifactException;
import engram.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a process of its own, killed in mid-epoch without warning. */
class KilledTrainingTest {
    private static final Source DATA = Tables.normal(200, 1);
    private static final DetectorConfig CONFIG = Tables.config("memae", 5);

    @TempDir Path folder;

    /** The process that will be killed: trains into the first argument, hangs in epoch 3. */
    static final class Victim {
        private Victim() {}

        public static void main(String... arguments) {
            Path target = Path.of(arguments[0]);
            TrainingListener hanging =
                    new TrainingListener() {
                        @Override
                        public void stepDone(int epoch, double done, Map<String, Double> losses) {
                            if (epoch == 3) {
                                hang(Path.of(arguments[1]));
                            }
                        }
                    };
            TrainingJob.of(CONFIG, DATA, target).listener(hanging).run().close();
        }

        private static void hang(Path sign) {
            try {
                Files.createFile(sign);
                TimeUnit.MINUTES.sleep(2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void locksOutOthersWhileItLivesAndIsResumedAfterwards() throws Exception {
        Path target = folder.resolve("rows.detector");
        Path hanging = folder.resolve("hanging");
        Process victim = start(Victim.class, target, hanging);
        try {
            while (Files.notExists(hanging)) {
                assertThat(victim.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThatThrownBy(TrainingJob.of(CONFIG, DATA, target).resume(true)::run)
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("another training is writing here");
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertThat(target).doesNotExist();
        try (AnomalyDetector resumed = TrainingJob.of(CONFIG, DATA, target).resume(true).run();
                AnomalyDetector whole = AnomalyDetector.train(CONFIG, DATA)) {
            assertThat(resumed.calibration().scores()).isEqualTo(whole.calibration().scores());
        }
    }

    private static Process start(Class<?> main, Path... arguments) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath,
                        main.getName());
        for (Path argument : arguments) {
            builder.command().add(argument.toString());
        }
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
