package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that are killed, interrupted, doubled or have nowhere to write. */
class InterruptionIT {
    @TempDir private Path folder;
    private Path data;

    @BeforeEach
    void draw() throws IOException {
        data = TinyData.rows(folder.resolve("rows.csv"), 400);
    }

    private EngramProcess train(Path target, int epochs, Object... more) throws IOException {
        Object[] fixed = {
            "train",
            data,
            "-o",
            target,
            "--model",
            "memae",
            "--epochs",
            epochs,
            "--seed",
            5,
            "--threads",
            1
        };
        Object[] all = new Object[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return EngramProcess.start(folder, all);
    }

    private byte[] weights(Path detector) throws IOException {
        return Files.readAllBytes(detector.resolve("weights.safetensors"));
    }

    @Test
    void aKilledTrainingResumesToTheSameWeights() throws Exception {
        Path straight = folder.resolve("straight");
        assertThat(train(straight, 300).await().code()).isZero();

        Path killed = folder.resolve("killed");
        EngramProcess first = train(killed, 300);
        first.awaitLine("epoch 1/");
        first.kill();
        assertThat(killed).doesNotExist();
        assertThat(train(killed, 300).await())
                .returns(Exit.BAD_INPUT, Outcome::code)
                .satisfies(outcome -> assertThat(outcome.err()).contains("--resume"));

        Outcome resumed = train(killed, 300, "--resume").await();
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(weights(killed)).isEqualTo(weights(straight));
    }

    @Test
    void anInterruptedTrainingSaysHowToGoOn() throws Exception {
        EngramProcess process = train(folder.resolve("interrupted"), 100_000);
        process.awaitLine("epoch 1/");
        process.terminate();
        assertThat(process.await().err()).contains("--resume");
    }

    @Test
    void twoTrainingsIntoOneFolder() throws Exception {
        Path target = folder.resolve("contested");
        EngramProcess first = train(target, 100_000);
        first.awaitLine("epoch 1/");
        Outcome second = train(target, 1, "--force").await();
        assertThat(second.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(second.err()).contains("another training is writing here");
        first.kill();
    }

    @Test
    void nowhereToWrite() throws Exception {
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Outcome outcome = train(locked.resolve("detector"), 1).await();
        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        assertThat(outcome.err()).contains("cannot be written");
    }

    @Test
    void aFileInTheWay() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Outcome outcome = train(file.resolve("detector"), 1).await();
        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        assertThat(outcome.err()).contains("cannot be written").doesNotContain("\tat ");
    }
}
