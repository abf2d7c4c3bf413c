package engram.cli;

import static engram.cli.Shell.engram;
import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code engram bench} refuses before it starts anything. */
class BenchCommandTest {
    @TempDir private Path folder;

    private void refuses(String told, Object... arguments) {
        Shell.Outcome outcome = engram(arguments);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err().lines()).singleElement().asString().contains(told);
        assertThat(folder.resolve("results")).doesNotExist();
    }

    private Object[] bench(Object... more) {
        Object[] all = new Object[more.length + 3];
        all[0] = "bench";
        System.arraycopy(more, 0, all, 1, more.length);
        all[all.length - 2] = "--results";
        all[all.length - 1] = folder.resolve("results");
        return all;
    }

    @Test
    void namesTheOfficialFileThatIsMissing() {
        refuses(
                "train-images-idx3-ubyte.gz: is missing: MNIST consists of",
                bench("mnist", "--data", folder));
        refuses(
                "f8c8267ebcd9c0ed1fd7d6277fe5bfff8732e9b7db8e61b873542b2a534b6f9a",
                bench("kddcup99", "--data", folder));
    }

    @Test
    void namesWhatThereIsToChooseFrom() {
        refuses("there is no benchmark \"minst\"", bench("minst", "--data", folder));
        refuses("there is no benchmark \"minst\"", bench("minst"));
        refuses(
                "mnist has no class \"10\"; it has 0, 1",
                bench("mnist", "--data", folder, "--classes", "3,10"));
        refuses(
                "no model is called \"gan\"",
                bench("mnist", "--data", folder, "--detectors", "gan"));
        refuses("--data DIR", bench("mnist"));
        refuses("expected key=value", bench("mnist", "--data", folder, "--set", "training.epochs"));
        refuses("are for your own data", bench("mnist", "--data", folder, "--normal", "3"));
    }

    @Test
    void saysWhichLayoutAFolderNeeds() throws IOException {
        Path discs = TinyData.discs(folder.resolve("discs"), 5);
        refuses("train/good, test/good and test/ANOMALY", bench("--data", discs));
    }

    @Test
    void aLineToRepeatIsNamedByFileAndNumber() throws IOException {
        refuses("FILE:LINE", "bench", "rerun", "mnist.jsonl", "--data", folder);
        Path empty = Files.createFile(folder.resolve("mnist.jsonl"));
        refuses("has no line 1", "bench", "rerun", empty + ":1", "--data", folder);
    }
}
