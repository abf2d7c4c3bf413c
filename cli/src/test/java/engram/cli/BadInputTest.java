package engram.cli;

import static engram.cli.Shell.engram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users get wrong ends with exit code 2, one line, and no detector. */
class BadInputTest {
    @TempDir private Path folder;

    private Outcome train(Object data, Object... more) {
        Object[] fixed = {"train", data, "-o", folder.resolve("detector"), "--epochs", 1};
        Object[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return engram(all);
    }

    private static void refuses(Outcome outcome, String... told) {
        assertThat(outcome.err()).contains(told).doesNotContain("\tat ").doesNotContain("c10");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
        assertThat(outcome.out()).isEmpty();
    }

    private Path csv(String... lines) throws IOException {
        return Files.write(folder.resolve("rows.csv"), Arrays.asList(lines));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(folder.resolve("detector")).doesNotExist();
    }

    @Test
    void nothingThere() {
        refuses(train(folder.resolve("nowhere")), "nowhere");
    }

    @Test
    void whatCanBeReadOnlyOnce() throws Exception {
        Path pipe = folder.resolve("rows.csv");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        refuses(train(pipe), "rows.csv: is a pipe or a device");
        refuses(train("/dev/null"), "/dev/null: is a pipe or a device");
        refuses(train("-"), "-: is a pipe");
    }

    @Test
    void anEmptyFolder() throws IOException {
        refuses(train(Files.createDirectory(folder.resolve("empty"))), "empty");
    }

    @Test
    void aCorruptPictureIsNamed() throws IOException {
        Path good = TinyData.discs(folder.resolve("good"), 20);
        Files.writeString(good.resolve("broken.png"), "not a picture");
        refuses(train(good), "broken.png");
    }

    @Test
    void aTruncatedAndAnEmptyPicture() throws IOException {
        Path good = TinyData.discs(folder.resolve("good"), 20);
        byte[] whole = Files.readAllBytes(good.resolve("picture000.png"));
        Files.write(good.resolve("picture003.png"), Arrays.copyOf(whole, whole.length / 2));
        refuses(train(good), "picture003.png");
        Files.write(good.resolve("picture003.png"), new byte[0]);
        refuses(train(good), "picture003.png");
    }

    @Test
    void tooFewPictures() throws IOException {
        refuses(train(TinyData.discs(folder.resolve("good"), 2), "--model", "memae"), "too few");
    }

    @Test
    void anUnknownClass() throws IOException {
        Path pictures = TinyData.mvtec(folder.resolve("discs"));
        refuses(train(pictures, "--normal", "excellent"), "excellent", "good");
    }

    @Test
    void aSizeThatIsNone() throws IOException {
        refuses(train(TinyData.discs(folder.resolve("good"), 20), "--size", "big"), "64x48");
        Path good = TinyData.discs(folder.resolve("good"), 20);
        refuses(train(good, "--size", "8", "--model", "memae"), "28");
        refuses(train(good, "--size", "7", "--model", "feature-memory"), "8x8");
    }

    @Test
    void aRaggedRowIsNamed() throws IOException {
        refuses(train(csv("a,b", "1,2", "3,4", "5,6,7", "8,9")), "rows.csv");
    }

    @Test
    void noUsefulColumn() throws IOException {
        refuses(train(csv("a,b", "x,y", "x,y", "x,y", "x,y", "x,y")), "rows.csv");
    }

    @Test
    void aFileThatIsNeitherTableNorPicture() throws IOException {
        Path prose = Files.writeString(folder.resolve("notes.txt"), "no table, and no picture");
        refuses(train(prose), "notes.txt: is neither a table nor pictures", ".parquet");
    }

    @Test
    void aLabelColumnThatIsMissingOrUnexplained() throws IOException {
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 30);
        refuses(train(rows, "--label-column", "vault", "--normal", "no"), "vault");
        refuses(train(rows, "--label-column", "fault"), "--normal", "\"no\" (25)");
        refuses(train(rows, "--normal", "no"), "--label-column");
    }

    @Test
    void aQueryThatIsNone() {
        refuses(train("SELECT nonsense FROM nowhere"), "nowhere");
    }

    @Test
    void noSuchDetector() throws IOException {
        Path data = TinyData.discs(folder.resolve("good"), 3);
        for (String command : new String[] {"score", "evaluate", "explain"}) {
            refuses(engram(command, folder.resolve("nowhere"), data), "no such detector");
        }
        refuses(engram("inspect", folder.resolve("nowhere")), "no such detector");
        refuses(engram("inspect", data), "is missing");
    }

    @Test
    void noSeeds() {
        refuses(engram("bench", "mnist", "--data", folder, "--seeds", 0), "--seeds");
    }

    @Test
    void aDetectorOfOtherSamplesBesideOne() throws IOException {
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 60);
        Path other = folder.resolve("other");
        Path discs = folder.resolve("discs.detector");
        Shell.successfully("train", rows, "-o", other, "--model", "pca");
        Path pictures = TinyData.discs(folder.resolve("discs"), 40);
        Shell.successfully("train", pictures, "-o", discs, "--model", "pca");
        Path page = folder.resolve("a.html");
        refuses(engram("explain", other, rows, "--beside", discs, "-o", page), "28x28", "columns");
        assertThat(page).doesNotExist();
    }

    @Test
    void placesWhereNothingCanBeWritten() throws IOException {
        Path rows = TinyData.rows(folder.resolve("rows.csv"), 60);
        Path other = folder.resolve("other");
        Shell.successfully("train", rows, "-o", other, "--model", "pca");
        for (String command : new String[] {"score", "explain"}) {
            Path none = folder.resolve("none").resolve("a.csv");
            refuses(engram(command, other, rows, "-o", none), "there is no folder");
            refuses(engram(command, other, rows, "-o", other), "");
        }
        refuses(engram("score", other, rows, "-o", folder.resolve("a.xls")), "ends in .csv");
        refuses(engram("export", other, "-o", folder.resolve("no/a.onnx")), "there is no folder");
    }

    @Test
    void aPlaceOnNoDiskIsNoFaultOfTheProgram() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file");
        Outcome outcome = engram("demo", "video", "-o", file.resolve("videos"));
        assertThat(outcome.code()).isEqualTo(Exit.FAILED);
        assertThat(outcome.err()).startsWith("error: " + file).doesNotContain("internal");
    }

    @Test
    void aCommandThatIsNone() {
        refuses(engram("trian"), "trian");
        refuses(engram(), "Missing required subcommand");
        refuses(engram("score", "--nonsense"), "engram score --help");
    }

    @Test
    void foldersWhoseTablesAreNoOneTable() throws IOException {
        Path days = Files.createDirectory(folder.resolve("days"));
        Files.writeString(days.resolve("a.csv"), "x,y\n1,2\n3,4\n");
        Files.writeString(days.resolve("notes.txt"), "what I did\n");
        refuses(train(days), "notes.txt among them");
        Files.delete(days.resolve("notes.txt"));
        Files.createDirectory(days.resolve("more"));
        Files.move(days.resolve("a.csv"), days.resolve("more/a.csv"));
        refuses(train(days), "holds only folders (more)", "/**/*.csv'");
    }

    @Test
    void spreadsheetsAndArchives() throws IOException {
        refuses(
                train(Files.writeString(folder.resolve("a.xlsx"), "PK")),
                "is a spreadsheet; save the sheet as CSV");
        refuses(
                train(Files.writeString(folder.resolve("a.tar.xz"), "x")),
                "is an archive; unpack it and name the table in it");
    }
}
