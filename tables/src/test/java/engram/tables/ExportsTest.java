package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.Measure;
import engram.data.encodings.TableEncoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bookkeeping, spreadsheets and logs of systems write. */
class ExportsTest {
    private static final int ROWS = 60;

    @TempDir Path folder;

    private static String lines(IntFunction<String> line) {
        return IntStream.range(0, ROWS).mapToObj(line).collect(Collectors.joining());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$ (%d.50)|-1",
                "-R$ %d,50|-1",
                "($%d.50)|-1",
                "(%d,50 EUR)|-1",
                "$-%d.50|-1",
                "\u20b9%d.50|1",
                "\u25b2%d.5|-1",
                "\u2013%d.50|-1",
                "%d.5\u5186|1",
                "%d.5\uff05|1",
                "US$ %d.50|1",
                "%d.50 z\u0142|1"
            })
    void moneyIsWrittenInManyWays(String written, int sign) throws Exception {
        Path file =
                write(
                        "m.csv",
                        "m;x\n" + lines(i -> written.formatted(i * 37 % 61) + ";" + i % 7 + "\n"));
        TableEncoding encoding = fit(file);
        assertThat(encoding.columns().get(0)).isInstanceOf(Numeric.class);
        assertThat((Double) cells(file, encoding).get(9).get("m"))
                .isCloseTo(sign * 28.5, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"CR,DR", "H,S", "Haben,Soll"})
    void debitIsNegative(String credit, String debit) throws Exception {
        Path file =
                write(
                        "b.csv",
                        "m;x\n"
                                + lines(
                                        i ->
                                                "%d,50 %s;%d\n"
                                                        .formatted(
                                                                i * 37 % 61,
                                                                i % 2 == 0 ? credit : debit,
                                                                i % 7)));
        TableEncoding encoding = fit(file);
        assertThat(((Numeric) encoding.columns().get(0)).writing().measure())
                .isEqualTo(Measure.BALANCE);
        assertThat((Double) cells(file, encoding).get(9).get("m")).isCloseTo(-28.5, within(1e-4));
        assertThat((Double) cells(file, encoding).get(8).get("m")).isCloseTo(52.5, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026. 4. 27.",
                "2026.08.03.",
                "2026\u5e743\u670824\u65e5",
                "6th July 2026",
                "July 6th, 2026",
                "20260420T014400Z",
                "7/10/2026 4:01:00 p. m.",
                "17-FEB-26 07.28.00.000000 PM",
                "2026-05-25 00:00:00 Europe/Berlin",
                "/Date(1774760940000)/",
                "Apr-26",
                "13. M\u00e4rz 2026"
            })
    void timesOfOtherCountriesAndSystems(String time) throws Exception {
        Path file = write("d.csv", "a;x\n" + lines(i -> time + ";" + i * 31 % 17 + ".5\n"));
        assertThat(fit(file).leftOut()).containsEntry("a", "times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Marker 12", "Decoder 1", "Junction-4", "1.10.12.5"})
    void whatLooksLikeAMonthIsAWord(String word) throws Exception {
        Path file =
                write(
                        "w.csv",
                        "a;x\n"
                                + lines(
                                        i ->
                                                (i % 2 == 0 ? word : "Mayer 3")
                                                        + ";"
                                                        + i * 37 % 61
                                                        + ".5\n"));
        assertThat(kinds(fit(file))).contains("a=Category");
    }

    @Test
    void ticksAndDaysAsNumbersAreTimes() throws Exception {
        IntFunction<String> row =
                i ->
                        "%d,%d,%d,%d.5\n"
                                .formatted(
                                        134_154_531_000_000_000L + i * 7919L % 61 * 36_000_000_000L,
                                        639_116_160_600_000_000L + i * 7919L % 61 * 36_000_000_000L,
                                        20_260_101 + i * 7 % 12 * 100 + i % 28,
                                        i * 37 % 61);
        TableEncoding encoding = fit(write("t.csv", "windows,net,day,number\n" + lines(row)));
        assertThat(encoding.leftOut()).containsOnlyKeys("windows", "net", "day");
    }

    @Test
    void pagesOfAFramedListAreOneTable() throws Exception {
        String rule = "-".repeat(22) + "\n";
        String names = "|Art   |  Preis|Menge|\n";
        String page =
                rule
                        + names
                        + rule
                        + lines(i -> "|Teil%d |%5d,5-|%5d|\n".formatted(i % 3, i % 9, i % 7));
        Path file = write("sap.txt", "Tabelle: X\n" + page + page + rule);
        TableEncoding[] encoding = new TableEncoding[1];
        assertThat(warnings(() -> encoding[0] = fit(file)))
                .contains("lines that repeat the columns' names")
                .doesNotContain("no numbers");
        assertThat(kinds(encoding[0])).isEqualTo("Art=Category, Preis=Numeric, Menge=Numeric");
        assertThat(cells(file, encoding[0])).hasSize(2 * ROWS);
    }

    @Test
    void namesOfSeveralLinesAreToldInOne() throws Exception {
        Path file =
                write(
                        "n.csv",
                        "\"price\n(EUR)\",\"x\r\n y\"\n"
                                + lines(i -> i * 37 % 61 + ".5," + i % 7 + "\n"));
        assertThat(kinds(fit(file))).isEqualTo("price (EUR)=Numeric, x y=Numeric");
    }

    @Test
    void aCellMoreThanThereAreNames() throws Exception {
        String event = "Info,%d,\"An account\nwas logged on, %d\"\n";
        Path file = write("e.csv", "Level,Event ID\n" + lines(i -> event.formatted(i % 3, i % 2)));
        TableEncoding[] encoding = new TableEncoding[1];
        assertThat(warnings(() -> encoding[0] = fit(file)))
                .contains("a cell more than there are names: the last is called column2");
        assertThat(kinds(encoding[0]))
                .isEqualTo("Level=Category, Event ID=Numeric, column2=Category");
        assertThat(cells(file, encoding[0])).hasSize(ROWS);
    }

    @Test
    void linesInTwoCodingsAreReadEachByItsOwn() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("ort;x\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < ROWS; i++) {
            Charset coding = i % 3 == 0 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
            String line = (i % 2 == 0 ? "K\u00f6ln" : "Gro\u00df") + ";" + i % 7 + ",5\n";
            bytes.write(line.getBytes(coding));
        }
        Path file = Files.write(folder.resolve("mixed.csv"), bytes.toByteArray());
        TableEncoding[] encoding = new TableEncoding[1];
        assertThat(warnings(() -> encoding[0] = fit(file)))
                .contains("read as UTF-8, and as windows-1252 where it is none");
        assertThat(((Category) encoding[0].columns().get(0)).values())
                .containsExactly("Gro\u00df", "K\u00f6ln");
    }

    @Test
    void anotherCodingIsNamedAsOne() throws Exception {
        String line = "\u7a2e\u985e\u3042;%d,\u5317\n";
        Path file =
                Files.write(
                        folder.resolve("j.csv"),
                        lines(i -> line.formatted(i)).getBytes(Charset.forName("Shift_JIS")));
        assertThatThrownBy(() -> fit(file))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=\"%s\",=\"%d.50\",x%d\n", "\"=\"\"%s\"\"\",\"=\"\"%d.50\"\"\",x%d\n"})
    void formulasAreWhatTheyGive(String line) throws Exception {
        Path file =
                write(
                        "f.csv",
                        "name,price,kind\n"
                                + lines(
                                        i ->
                                                line.formatted(
                                                        i % 2 == 0 ? "a" : "b",
                                                        i * 37 % 61,
                                                        i % 3)));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("name=Category, price=Numeric, kind=Category");
        assertThat(((Category) encoding.columns().get(0)).values()).containsExactly("a", "b");
    }

    @Test
    void aSummaryBelowTheTableIsNoPartOfIt() throws Exception {
        Path file =
                write(
                        "nf.csv",
                        "td,pr,ibyt\n"
                                + lines(i -> "%d.5,TCP,%d\n".formatted(i % 7, i))
                                + "Summary\nflows,bytes,packets,avg\n60,1,2,3\n");
        assertThat(cells(file, fit(file))).hasSize(ROWS);
    }

    @Test
    void quotesAroundNothingBelowATableAreNoSummary() throws Exception {
        Path file =
                write(
                        "q.csv",
                        "a,b,c\n" + lines(i -> i * 37 % 61 + ".5,x," + i % 7 + "\n") + "\"\"\n");
        assertThatThrownBy(() -> fit(file))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("q.csv");
    }

    @Test
    void timesWithBlanksAreOneCell() throws Exception {
        Path syslog =
                write(
                        "s.log",
                        lines(
                                i ->
                                        "Nov %2d 10:00:%02d web%d app[7]: took %d.5 ms\n"
                                                .formatted(1 + i / 4, i, i % 2, i % 9)));
        assertThat(kinds(fit(syslog)))
                .startsWith("column1=Category")
                .contains("column4=Numeric")
                .doesNotContain("column0");
        Path web =
                write(
                        "w.log",
                        lines(
                                i ->
                                        "10.0.0.%d - - [27/Nov/2026:10:00:%02d +0100] \"GET /\" 200 %d\n"
                                                .formatted(i % 5, i, i * 37 % 101)));
        assertThat(kinds(fit(web)))
                .isEqualTo("column0=Category, column4=Category, column5=Numeric, column6=Numeric");
        assertThat(fit(web).leftOut()).containsEntry("column3", "times");
    }

    @Test
    void wordsOfAFirewallStandAmongPairs() throws Exception {
        Path file =
                write(
                        "fw.log",
                        lines(
                                i ->
                                        "Nov 27 10:00:%02d fw kernel: IN=eth0 OUT= LEN=%d ID=%d%s PROTO=TCP SYN URGP=0\n"
                                                .formatted(
                                                        i,
                                                        40 + i % 9,
                                                        i * 7919 % 6007,
                                                        i % 3 == 0 ? "" : " DF")));
        assertThat(kinds(fit(file))).contains("LEN=Numeric").contains("PROTO=Category");
        assertThat(cells(file, fit(file))).hasSize(ROWS);
    }
}
