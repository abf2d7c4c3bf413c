package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MEMGAN and what it is compared with, from training to the page. */
class AdversarialCommandsTest {
    @TempDir private Path folder;

    private Outcome train(String model, String... settings) throws IOException {
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 60);
        Object[] fixed = {
            "train", rows, "--label-column", "fault", "--normal", "no", "-o", detector()
        };
        Object[] named = {"--model", model, "--epochs", 3, "--threads", 1};
        return engram(Shell.words(fixed, named, settings));
    }

    private Path detector() {
        return folder.resolve("detector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memgan",
                "alice",
                "bigan",
                "alad",
                "f-anogan",
                "ganomaly",
                "dsvdd",
                "dsvdd-soft"
            })
    void whatWasTrainedIsOpenedAgainJudgesAndIsExplained(String model) throws IOException {
        Outcome trained = train(model, "--set", "holdout.folds=1");
        assertThat(trained.code()).as(trained.err()).isZero();

        assertThat(successfully("inspect", detector()).out()).contains("trained      3 epochs");
        Path rows = folder.resolve("rows.csv");
        assertThat(successfully("evaluate", detector(), rows).out()).contains("AUROC");
        Path page = folder.resolve("why.html");
        successfully("explain", detector(), rows, "-o", page);
        assertThat(Files.readString(page)).contains("Training").doesNotContain("NaN");
    }

    @Test
    void whoLearnAfterOneAnotherAreDrawnOneByOne() throws IOException {
        train("f-anogan", "--set", "holdout.folds=1");
        Path page = folder.resolve("why.html");
        successfully("explain", detector(), folder.resolve("rows.csv"), "-o", page);

        assertThat(Files.readString(page))
                .contains("Terms of the players, epochs 1 to 1")
                .contains("Terms of the players, epochs 2 to 3");
    }

    @Test
    void aRateThatIsTooHighIsSaidInWords() throws IOException {
        Outcome outcome = train("memgan", "--set", "training.learningRate=1e30");

        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        assertThat(outcome.err())
                .contains(
                        "error: training diverged in epoch 1: no longer finite are adversarial-encoder, ")
                .contains("; try a lower training.learningRate")
                .doesNotContain("last good epoch", "NaN", "accuracy", "\tat ");
    }

    @Test
    void picturesThatAreTooLargeAreToBeResized() throws IOException {
        Outcome outcome =
                engram(
                        Shell.words(
                                new Object[] {"train", TinyData.discs(folder.resolve("good"), 8)},
                                new Object[] {"-o", detector(), "--model", "memgan"},
                                new Object[] {"--size", "300x260"}));

        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err())
                .contains("from 28 to 256 pixels high and wide, not 260x300; train --size WxH");
    }

    @Test
    void aMemoryOfOneItemIsAPoint() throws IOException {
        Outcome outcome = train("memgan", "--set", "model.memory.items=1");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(successfully("inspect", detector(), folder.resolve("rows.csv")).out())
                .contains("1 item spans 0 of");
    }

    @Test
    void itemsAreToldByTheSamplesThatTheyStandFor() throws IOException {
        train("memgan", "--set", "model.memory.items=5", "--set", "holdout.folds=1");

        assertThat(successfully("inspect", detector()).out())
                .contains("item   usage  nearest training samples")
                .containsPattern("#\\d +\\d+\\.\\d %  \\d+, \\d+, \\d+")
                .doesNotContain("that are used less");
    }

    @Test
    void itemsOfFoldsAreCountedTogether() throws IOException {
        train("memgan", "--set", "model.memory.items=5");

        assertThat(successfully("inspect", detector()).out())
                .contains("25 items of all folds' models; explain shows");
    }
}
