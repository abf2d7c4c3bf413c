package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir private Path folder;

    private Outcome train(Object... more) {
        Object[] fixed = {"train", "-o", folder.resolve("detector"), "--epochs", 2, "--threads", 1};
        return engram(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray());
    }

    private Outcome remembering(Object... more) {
        Object[] named = {"--model", "memae"};
        return train(Stream.concat(Stream.of(named), Stream.of(more)).toArray());
    }

    @Test
    void aModelIsChosenByTheDataWhereNoneIsNamed() throws IOException {
        Outcome outcome = train(TinyData.discs(folder.resolve("good"), 12));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(successfully("inspect", folder.resolve("detector")).out())
                .contains(
                        "model feature-memory, as for pictures; --model names another",
                        "feature-memory for 1x28x28 image");
    }

    @Test
    void aPresetSaysWhatItLeavesAsItIsAndTheDetectorKeepsIt() throws IOException {
        Outcome outcome =
                train(TinyData.discs(folder.resolve("good"), 12), "--config", "authors-code");
        assertThat(outcome.err())
                .containsOnlyOnce("preset authors-code: memory,")
                .contains("has them: training.batchSize, the samples held out, pixels in [0, 1]");
        assertThat(successfully("inspect", folder.resolve("detector")).out())
                .contains("preset authors-code: memory,");
    }

    @Test
    void saysWhereTheDetectorIsAndShowsEpochsOnStderr() throws IOException {
        Outcome outcome = remembering(TinyData.discs(folder.resolve("good"), 20));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("detector", folder.resolve("detector").toString())
                .contains("threshold");
        assertThat(outcome.err())
                .contains("20 normal samples in 5 folds, dealt in stretches, by the order of names")
                .contains("epoch 1/5", "epoch 5/5", "unused", "dead")
                .contains("20 calibration samples support a false-alarm rate of 0.0476 at best");
    }

    @Test
    void everyCommandThatJudgesSaysThatTheRateIsNotTheOneAskedFor() throws IOException {
        Path discs = TinyData.discs(folder.resolve("good"), 20);
        remembering(discs);
        Path detector = folder.resolve("detector");
        for (String[] command :
                new String[][] {
                    {"score"}, {"explain", "-o", folder.resolve("a.html").toString()}
                }) {
            Object[] operands = {detector, discs};
            assertThat(Shell.successfully(Shell.words(command, operands)).err())
                    .containsOnlyOnce("warning: 20 calibration samples support");
        }
    }

    @Test
    void refusesARateThatAllSamplesCannotSupport() throws IOException {
        Outcome outcome = remembering(TinyData.discs(folder.resolve("good"), 20), "--strict-rate");
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err())
                .contains(
                        "error: a false-alarm rate of 0.01 takes 99 normal samples to calibrate"
                                + " on, and there are 20");
        assertThat(folder.resolve("detector")).doesNotExist();
        assertThat(folder.resolve("detector.training")).doesNotExist();
    }

    @Test
    void countsAllRowsWhereThereAreTooFew() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "a,b\n1,2\n2,3.5\n3,1\n");
        Outcome outcome = engram("train", rows, "-o", folder.resolve("detector"));
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err()).contains("rows.csv: 3 normal samples are too few");
    }

    @Test
    void keepsGroupsTogetherAndRemembersThem() throws IOException {
        Path discs = TinyData.discs(folder.resolve("good"), 20);
        Outcome outcome = remembering(discs, "--group", "picture(.)", "--set", "holdout.folds=2");
        assertThat(outcome.err()).contains("are too few").contains("1 group");
        outcome = remembering(discs, "--group", "picture..(.)");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(successfully("inspect", folder.resolve("detector")).out())
                .contains(
                        "20 normal samples in 5 folds, dealt by the pattern 'picture..(.)', 10"
                                + " groups",
                        "data.group=picture..(.)",
                        "each fold's model judges by its own scores",
                        "the true rate is within")
                .doesNotContain("infinite");
    }

    @Test
    void learnsFromTheGoodOnesOfTheMvtecLayout() throws IOException {
        Outcome outcome = remembering(TinyData.mvtec(folder.resolve("discs")), "--seed", 3);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(successfully("inspect", folder.resolve("detector")).out())
                .contains("29 trained on, 3 watched, 40 to calibrate", "seed: 3");
        assertThat(
                        successfully("inspect", folder.resolve("detector"), folder.resolve("discs"))
                                .out())
                .contains("normal, training part", "random: anomalous", "AUROC of the distance");
    }

    @Test
    void everyModelLearnsRows() throws IOException {
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 30);
        for (String model : new String[] {"memae", "memae-nonsparse", "ae", "ae-l1"}) {
            Outcome outcome =
                    train(
                            rows,
                            "--model",
                            model,
                            "--set",
                            "holdout.folds=1",
                            "--force",
                            "--label-column",
                            "fault",
                            "--normal",
                            "no");
            assertThat(outcome.code()).as(model + ": " + outcome.err()).isZero();
        }
    }

    @Test
    void readsSettingsFromAFile() throws IOException {
        Path config = folder.resolve("config.yaml");
        Files.writeString(
                config,
                "family: ae\ntraining:\n  epochs: 1\ndata:\n  normal: no\n  labelColumn: fault\n");
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 30);
        Path detector = folder.resolve("by-file");
        successfully("train", rows, "-o", detector, "--config", config);
        assertThat(successfully("inspect", detector).out())
                .contains("ae for 5 columns", "epochs: 1", "data.labelColumn=fault");
    }

    @Test
    void replacesADetectorOnlyWhenForced() throws IOException {
        Path good = TinyData.discs(folder.resolve("good"), 20);
        assertThat(remembering(good).code()).isZero();
        assertThat(remembering(good))
                .returns(Exit.BAD_INPUT, Outcome::code)
                .satisfies(outcome -> assertThat(outcome.err()).contains("--force"));
        assertThat(remembering(good, "--force").code()).isZero();
    }

    @Test
    void namesAWrongSetting() throws IOException {
        Path good = TinyData.discs(folder.resolve("good"), 20);
        assertThat(remembering(good, "--set", "training.epoch=3"))
                .returns(Exit.BAD_INPUT, Outcome::code)
                .satisfies(outcome -> assertThat(outcome.err()).contains("training.epoch"));
        assertThat(remembering(good, "--set", "data.colours=grey").err())
                .contains("there is no setting data.colours");
        assertThat(train(good, "--model", "nonsense").err()).contains("memae, memae-nonsparse");
        assertThat(remembering(good, "--false-alarm-rate", "2").code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(remembering(good, "--label-column", "x").err()).contains("does not apply");
    }

    @Test
    void saysThatThereIsNothingToResume() throws IOException {
        Outcome outcome = remembering(TinyData.discs(folder.resolve("good"), 20), "--resume");
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err()).contains("nothing to resume");
    }

    @Test
    void aDivergingTrainingFailsInOneLine() throws IOException {
        Outcome outcome =
                remembering(
                        TinyData.discs(folder.resolve("good"), 20),
                        "--set",
                        "training.learningRate=1e30");
        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        assertThat(outcome.err()).contains("error: training diverged").doesNotContain("\tat ");
    }
}
