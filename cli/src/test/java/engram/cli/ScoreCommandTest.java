package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that apply a detector, on one of pictures and one of rows. */
class ScoreCommandTest {
    @TempDir private static Path shared;
    private static Path pictures;
    private static Path ofPictures;
    private static Path rows;
    private static Path ofRows;

    @TempDir private Path folder;

    @BeforeAll
    static void train() throws IOException {
        pictures = TinyData.mvtec(shared.resolve("discs"));
        ofPictures = shared.resolve("pictures.detector");
        successfully(
                "train",
                pictures,
                "-o",
                ofPictures,
                "--model",
                "memae",
                "--epochs",
                20,
                "--false-alarm-rate",
                0.25);
        rows = TinyData.rows(shared.resolve("rows.csv"), 60);
        ofRows = shared.resolve("rows.detector");
        successfully(
                "train",
                rows,
                "-o",
                ofRows,
                "--epochs",
                20,
                "--label-column",
                "fault",
                "--normal",
                "no",
                "--false-alarm-rate",
                0.2);
    }

    @Test
    void printsOneLineForEachSample() {
        Outcome outcome = successfully("score", ofPictures, pictures);
        assertThat(outcome.lines())
                .hasSize(12)
                .first()
                .isEqualTo("id,score,p_value,anomalous,label");
        assertThat(outcome.out())
                .contains("test/square/picture000.png", ",anomalous\n", ",normal\n");
        assertThat(outcome.err()).contains("of 11 samples are anomalous");
    }

    @Test
    void whatIsReadIsNotReplacedByItsResults() throws IOException {
        Path days = Files.createDirectories(folder.resolve("days"));
        Path own = Files.copy(rows, days.resolve("monday.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), own);
        for (Path output : new Path[] {own, link}) {
            for (Path data : new Path[] {own, days, link}) {
                Outcome refused = engram("score", ofRows, data, "-o", output, "--force");
                assertThat(refused.code()).isEqualTo(Exit.BAD_INPUT);
                assertThat(refused.err()).contains(output + ": is what is read");
            }
        }
        assertThat(own).hasSameBinaryContentAs(rows);
        assertThat(engram("explain", ofRows, own, "-o", own, "--force").err())
                .contains("is what is read");
    }

    @Test
    void failsOnAnomaliesWhenAsked() {
        Path squares = pictures.resolve("test/square");
        assertThat(engram("score", ofPictures, squares).code()).isZero();
        assertThat(engram("score", ofPictures, squares, "--fail-on-anomaly").code())
                .isEqualTo(Exit.ANOMALIES);
        assertThat(
                        engram(
                                        "score",
                                        ofPictures,
                                        squares,
                                        "--fail-on-anomaly",
                                        "--false-alarm-rate",
                                        0.001)
                                .code())
                .as("judged at the smallest rate that the samples support")
                .isEqualTo(Exit.ANOMALIES);
        Outcome strict =
                engram("score", ofPictures, squares, "--false-alarm-rate", 0.001, "--strict-rate");
        assertThat(strict.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(strict.err())
                .startsWith("error: a false-alarm rate of 0.001 takes 999 normal samples");
    }

    @Test
    void whatCouldNotBeReadIsNamedAndNotPassed() throws IOException {
        Path parts = folder.resolve("parts");
        Path damaged = TinyData.discs(parts.resolve("good"), 4).resolve("picture002.png");
        Files.writeString(damaged, "not a picture");
        Object[] lenient = {"score", ofPictures, parts, "--skip-unreadable"};
        Outcome outcome = successfully(lenient);
        assertThat(outcome.lines()).hasSize(5).contains("good/picture002.png,,,,");
        assertThat(outcome.err())
                .contains("left out " + damaged, "1 could not be read")
                .doesNotContain("--skip-unreadable");

        Object[] gate = {"--fail-on-anomaly", "--false-alarm-rate", 0.001};
        Outcome stopped = engram(Shell.words(lenient, gate));
        assertThat(stopped.code()).isEqualTo(Exit.ANOMALIES);
        assertThat(stopped.err()).contains("--pass-unreadable");
        successfully(Shell.words(lenient, gate, new Object[] {"--pass-unreadable"}));

        Path table = folder.resolve("scores.json");
        successfully(Shell.words(lenient, new Object[] {"-o", table}));
        assertThat(table).content().contains("\"id\":\"good/picture002.png\",\"score\":null");
        assertThat(successfully("evaluate", ofPictures, parts, "--skip-unreadable").err())
                .contains("left out " + damaged);
    }

    @Test
    void dataThatCannotBeReadHasNoHeaderEither() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.writeString(parts.resolve("one.png"), "not a picture");
        assertThat(engram("score", ofPictures, parts))
                .returns(Exit.BAD_INPUT, Outcome::code)
                .returns("", Outcome::out);
    }

    @Test
    void writesFilesOfEachKind() {
        for (String name : new String[] {"scores.csv", "scores.parquet", "scores.json"}) {
            Path file = folder.resolve(name);
            successfully("score", ofRows, rows, "-o", file);
            assertThat(file).isNotEmptyFile();
            assertThat(engram("score", ofRows, rows, "-o", file))
                    .returns(Exit.BAD_INPUT, Outcome::code)
                    .satisfies(outcome -> assertThat(outcome.err()).contains("--force"));
            successfully("score", ofRows, rows, "-o", file, "--force");
        }
        assertThat(engram("score", ofRows, rows, "-o", folder.resolve("scores.txt")).err())
                .contains(".parquet");
    }

    @Test
    void linksAreFollowedAndStay() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        assertThat(engram("score", ofRows, rows, "-o", link).err()).contains("--force");
        successfully("score", ofRows, rows, "-o", link, "--force");
        assertThat(link).isSymbolicLink();
        assertThat(real).content().startsWith("id,score");

        Path page = Files.writeString(folder.resolve("real.html"), "old");
        Path pageLink = Files.createSymbolicLink(folder.resolve("link.html"), page);
        successfully("explain", ofRows, rows, "-o", pageLink, "--force");
        assertThat(pageLink).isSymbolicLink();
        assertThat(page).content().contains("</html>");

        Path nowhere = Files.createSymbolicLink(folder.resolve("n.csv"), folder.resolve("no"));
        assertThat(engram("score", ofRows, rows, "-o", nowhere, "--force").err())
                .contains("leads nowhere");
        assertThat(engram("score", ofRows, rows, "-o", folder, "--force").err())
                .contains("expected");
    }

    @Test
    void aPipeIsWrittenIntoAndStays() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        org.assertj.core.api.Assumptions.assumeThat(
                        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        FutureTask<List<String>> reader = new FutureTask<>(() -> Files.readAllLines(pipe));
        Thread thread = new Thread(reader);
        thread.setDaemon(true);
        thread.start();
        successfully("score", ofRows, rows, "-o", pipe, "--force");
        assertThat(reader.get(1, TimeUnit.MINUTES))
                .hasSize(61)
                .first()
                .asString()
                .startsWith("id,");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void remembersLabelsWhereTheDataHasThem() throws IOException {
        assertThat(successfully("score", ofRows, rows).out()).contains(",anomalous\n");
        Path unlabelled = folder.resolve("new.csv");
        Files.writeString(unlabelled, "a,b,colour\n1,2,red\n1,-9,blue\n");
        Outcome outcome = successfully("score", ofRows, unlabelled);
        assertThat(outcome.lines()).hasSize(3).last().asString().endsWith(",");
    }

    @Test
    void scoresTheResultOfAQuery() {
        Outcome outcome =
                successfully("score", ofRows, "SELECT a, b, colour FROM '" + rows + "' LIMIT 7");
        assertThat(outcome.lines()).hasSize(8);
    }

    @Test
    void namesAColumnThatIsMissing() throws IOException {
        Path other = folder.resolve("other.csv");
        Files.writeString(other, "a,colour\n1,red\n2,blue\n");
        Outcome outcome = engram("score", ofRows, other);
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err()).contains("b").contains("error: ");
    }

    @Test
    void refusesDataOfAnotherKind() {
        assertThat(engram("score", ofRows, pictures).code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(engram("score", ofPictures, rows).code()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void evaluatesWithIntervals() {
        Outcome outcome = successfully("evaluate", ofPictures, pictures);
        assertThat(outcome.out())
                .contains("6 normal, 5 anomalous", "AUROC", "AUPR", "precision", "recall", "F1")
                .contains("false-alarm rate", "95 % intervals");
        assertThat(successfully("evaluate", ofRows, rows, "--json").out())
                .contains("\"auroc\" : {", "\"estimate\"", "\"falseAlarmRate\"");
    }

    @Test
    void saysThatOneClassHasNoAuroc() {
        Path good = pictures.resolve("test");
        Outcome outcome = successfully("evaluate", ofPictures, good, "--normal", "good,square");
        assertThat(outcome.out()).containsPattern("AUROC +undefined");
        assertThat(outcome.err()).contains("AUROC and AUPR need");
    }

    @Test
    void saysHowToGiveLabels() throws IOException {
        Path unlabelled = TinyData.discs(folder.resolve("flat"), 3);
        Outcome outcome = engram("evaluate", ofPictures, unlabelled);
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err()).contains("--normal CLASS", "--label-column");
    }

    @Test
    void writesAPageAndSaysWhere() {
        Path page = folder.resolve("report.html");
        assertThat(successfully("explain", ofPictures, pictures, "-o", page).lines())
                .containsExactly(page.toString());
        assertThat(page).content().contains("<html", "</html>");
        assertThat(engram("explain", ofPictures, pictures, "-o", page).code())
                .isEqualTo(Exit.BAD_INPUT);
        successfully("explain", ofRows, rows, "-o", page, "--force");
    }

    @Test
    void writesReasonsForPrograms() throws IOException {
        Path file = folder.resolve("why.json");
        successfully("explain", ofRows, rows, "-o", file, "--anomalies", 2, "--borderline", 1);
        JsonNode why = new ObjectMapper().readTree(file.toFile());
        assertThat(why.path("highest")).hasSize(2);
        assertThat(why.path("borderline")).hasSize(1);
        JsonNode first = why.path("highest").get(0);
        assertThat(first.path("p_value").isNumber()).isTrue();
        List<String> columns = names(first.path("row"));
        assertThat(first.path("columns")).hasSameSizeAs(columns);
        assertThat(first.path("nearest")).hasSize(3);
        JsonNode nearest = first.path("nearest").get(0);
        assertThat(names(nearest.path("row"))).isEqualTo(columns);
        assertThat(first.path("nearest")).as("each once").doesNotHaveDuplicates();
        assertThat(nearest.path("distance").asDouble())
                .isBetween(0.0, first.path("nearest").get(1).path("distance").asDouble());
        assertThat(engram("explain", ofRows, rows, "-o", file).err()).contains("--force");
        assertThat(engram("explain", ofPictures, pictures, "-o", file, "--force"))
                .returns(Exit.BAD_INPUT, Outcome::code)
                .satisfies(outcome -> assertThat(outcome.err()).contains("is for rows"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void inspectsWithoutTheWeights() throws IOException {
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        Files.copy(ofRows.resolve("detector.json"), copy.resolve("detector.json"));
        assertThat(successfully("inspect", copy).out())
                .contains("row-memory for", "threshold", "memory", "SHA-256", "family: row-memory");
        assertThat(engram("score", copy, rows))
                .returns(Exit.BAD_INPUT, Outcome::code)
                .satisfies(outcome -> assertThat(outcome.err()).contains("is missing"));
    }

    @Test
    void refusesATamperedDetector() throws IOException {
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        for (String file : ofRows.toFile().list()) {
            Files.copy(ofRows.resolve(file), copy.resolve(file));
        }
        byte[] weights = Files.readAllBytes(copy.resolve("weights.safetensors"));
        weights[weights.length - 1] ^= 1;
        Files.write(copy.resolve("weights.safetensors"), weights);
        assertThat(engram("score", copy, rows))
                .returns(Exit.BAD_INPUT, Outcome::code)
                .satisfies(outcome -> assertThat(outcome.err()).contains("was changed"));
    }
}
