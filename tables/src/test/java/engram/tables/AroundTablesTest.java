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
import engram.data.encodings.TableEncoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs put above, below and between the rows of a table. */
class AroundTablesTest {
    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return write(name, content, StandardCharsets.UTF_8);
    }

    private Path write(String name, String content, Charset charset) throws Exception {
        return Files.write(folder.resolve(name), content.getBytes(charset));
    }

    private static String rows(int from, int count, char delimiter, String end) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> i % 7 + ".5" + delimiter + (i % 3 == 0 ? "run" : "idle") + end)
                .collect(Collectors.joining());
    }

    @Test
    void titlesMayEndTheirLinesOtherwiseThanTheTable() throws Exception {
        String text = "Bericht M\u00fcller\nLinie 4\n\nt;s\r\n" + rows(0, 30, ';', "\r\n");
        Path file = write("t.csv", text, Charset.forName("windows-1252"));
        try (Table table = Table.open(file, TableOptions.defaults())) {
            assertThat(table.columns()).containsExactly("t", "s");
            assertThat(table.size()).isEqualTo(30);
        }
    }

    @Test
    void whatABankPutsAboveMayStandInQuotes() throws Exception {
        String text =
                "\"Konto\";\"DE12 3456\"\n\"Zeitraum\";\"01.03.2026 - 31.03.2026\"\n\n\"Betrag (EUR)\";\"s\";\"Saldo\"\n"
                        + IntStream.range(0, 30)
                                .mapToObj(
                                        i ->
                                                "\"-%d,50\";\"ok\";\"1.20%d,00\"\n"
                                                        .formatted(i, i % 9))
                                .collect(Collectors.joining());
        try (Table table = Table.open(write("b.csv", text), TableOptions.defaults())) {
            assertThat(table.columns()).containsExactly("Betrag (EUR)", "s", "Saldo");
            assertThat(table.size()).isEqualTo(30);
        }
    }

    @Test
    void theTimeThatAQueryTookIsNoRow() throws Exception {
        String rule = "+-----+------+\n";
        String text =
                rule
                        + "| t   | s    |\n"
                        + rule
                        + "| 1.5 | run  |\n| 2.5 | idle |\n".repeat(15)
                        + rule;
        for (String below :
                new String[] {"30 rows in set (0.00 sec)\n", "30 rows in set (0,12 sec)"}) {
            Path file = write("m.txt", text + below);
            assertThat(cells(file, fit(file))).hasSize(30).extracting("s").contains("run", "idle");
        }
    }

    @Test
    void linesMayEndInSeveralWays() throws Exception {
        Path file = write("m.csv", "t,s\n" + rows(0, 5, ',', "\r\n") + rows(5, 5, ',', "\n"));
        assertThat(cells(file, fit(file))).hasSize(10).extracting("s").contains("run", "idle");
        Path late =
                write(
                        "l.csv",
                        "t,s\n" + rows(0, 60_000, ',', "\n") + rows(0, 9, ',', "\r\n") + "\"x");
        assertThatThrownBy(() -> fit(late))
                .isInstanceOf(UnreadableDataException.class)
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .doesNotContain("strict_mode")
                                        .hasLineCount(1));
    }

    @Test
    void endsOfLinesWithinCellsAreTheirs() throws Exception {
        Path file = write("q.csv", "t,s\r\n1.5,\"a\nb\"\r\n2.5,\"a\nb\"\r\n3.5,c\r\n");
        TableEncoding encoding = fit(file);
        assertThat(((Category) encoding.columns().get(1)).values()).containsExactly("a\nb", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total,",
                "Summe:,",
                ",Sum",
                "(40 rows)",
                "40 rows selected.",
                "TOTAL,x\n\nAverage,x"
            })
    void whatSumsUpBelowIsNoRow(String below) throws Exception {
        Path file = write("f.csv", "t,s\n" + rows(0, 40, ',', "\n") + below + "\n\n");
        TableEncoding[] encoding = new TableEncoding[1];
        assertThat(warnings(() -> encoding[0] = fit(file)))
                .contains("passed over what sums up, counts or remarks on the rows below the table")
                .doesNotContain("no numbers");
        assertThat(cells(file, encoding[0])).hasSize(40);
    }

    @Test
    void aWordForASumMayBeAValue() throws Exception {
        String words = "1,total\n2,part\n3,total\n4,part\n5,total\n6,part\n7,total\n8,total\n";
        Path file = write("w.csv", "x,kind\n" + words);
        assertThat(cells(file, fit(file))).hasSize(8);
    }

    @Test
    void namesThatComeAgainAreNoRows() throws Exception {
        String part = "t,s\n" + rows(0, 20, ',', "\n");
        Path file = write("again.csv", part + part + part);
        TableEncoding[] encoding = new TableEncoding[1];
        assertThat(warnings(() -> encoding[0] = fit(file)))
                .contains("passed over the lines that repeat the columns' names");
        assertThat(kinds(encoding[0])).isEqualTo("t=Numeric, s=Category");
        assertThat(cells(file, encoding[0])).hasSize(60);
        Path words = write("words.csv", "red,small\nblue,big\nred,small\nred,big\n");
        try (Table table = Table.open(words, TableOptions.defaults())) {
            assertThat(table.size()).as("a row that comes again is no header").isEqualTo(4);
        }
    }

    @Test
    void apostrophesMayStandAroundCells() throws Exception {
        Path file = write("a.csv", "'t','s'\n'1.5','a, b'\n'2.5','c'\n'4.5','c'\n");
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("t=Numeric, s=Category");
        assertThat(((Category) encoding.columns().get(1)).values()).containsExactly("a, b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05 10:00:00 CET",
                "05-ene-2026 10:00",
                "5 de marzo de 2026",
                "3 juillet 2026",
                "2026-W07",
                "2026-03",
                "2026-Q3",
                "2026-01-05T10:00:00.123+0100",
                "2026-01-05 10:00:00 UTC+1"
            })
    void timesAreSpelledInManyWays(String time) throws Exception {
        Path file =
                write(
                        "d.csv",
                        "when_,x\n"
                                + IntStream.range(0, 30)
                                        .mapToObj(i -> time + "," + i * 31 % 17 + ".5\n")
                                        .collect(Collectors.joining()));
        assertThat(fit(file).leftOut()).containsKey("when_");
    }

    @Test
    void objectsAreTakenApart() throws Exception {
        String line = "{\"a\": {\"t\": %d.5, \"b\": {\"s\": \"w%d\"}}, \"tags\": [1], \"x\": %d}\n";
        Path file =
                write(
                        "n.ndjson",
                        IntStream.range(0, 30)
                                .mapToObj(i -> line.formatted(i % 7, i % 2, i * 31 % 17))
                                .collect(Collectors.joining()));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("a.t=Numeric, a.b.s=Category, x=Numeric");
        assertThat(cells(file, encoding).get(1)).containsEntry("a.b.s", "w1");
        Path parquet = folder.resolve("n.parquet");
        Sqls.run(
                "COPY (SELECT {'t': i %% 7 + .5, 'b': {'s': 'w' || (i %% 2)}} AS a, i * 31 %% 17 AS x FROM range(30) r(i)) TO '%s'"
                        .formatted(parquet));
        assertThat(cells(parquet, encoding).get(1)).isEqualTo(cells(file, encoding).get(1));
    }

    @Test
    void aColumnThatMayBeALabelIsNamed() throws Exception {
        Path file =
                write(
                        "l.csv",
                        "x,label\n"
                                + IntStream.range(0, 30)
                                        .mapToObj(
                                                i ->
                                                        i * 31 % 17
                                                                + ".5,"
                                                                + (i % 9 == 0 ? "attack" : "normal")
                                                                + "\n")
                                        .collect(Collectors.joining()));
        assertThat(warnings(() -> fit(file))).contains("--label-column label --normal VALUE");
        assertThat(warnings(() -> fit(file, TableOptions.defaults().withIgnored("label"))))
                .doesNotContain("--label-column");
    }

    @Test
    void aCoordinateIsNoLabel() throws Exception {
        Path file = write("xy.csv", "x,y\n" + rows(0, 40, ',', "\n"));
        assertThat(warnings(() -> fit(file))).doesNotContain("--label-column");
    }

    @Test
    void aColumnWithVerdictsInItMayBeALabel() throws Exception {
        IntFunction<String> row = i -> i * 31 % 17 + ".5," + (i % 9 == 0 ? "NOK" : "OK") + "\n";
        Path file =
                write(
                        "v.csv",
                        "x,end of line\n"
                                + IntStream.range(0, 30)
                                        .mapToObj(row)
                                        .collect(Collectors.joining()));
        assertThat(warnings(() -> fit(file))).contains("--label-column end of line --normal VALUE");
    }

    @Test
    void newsIsAsFarOffAsItIsRare() throws Exception {
        Path usual =
                write(
                        "u.csv",
                        "w,x\n"
                                + IntStream.range(0, 400)
                                        .mapToObj(i -> "v" + i % 3 + "," + i * 31 % 17 + ".5\n")
                                        .collect(Collectors.joining()));
        assertThat(((Category) fit(usual).columns().get(0)).novelty()).isEqualTo(10);
        Path often =
                write(
                        "o.csv",
                        "w,x\n"
                                + IntStream.range(0, 400)
                                        .mapToObj(
                                                i ->
                                                        "v"
                                                                + (i < 40 ? i + 9 : i % 3)
                                                                + ","
                                                                + i * 31 % 17
                                                                + ".5\n")
                                        .collect(Collectors.joining()));
        assertThat(((Category) fit(often).columns().get(0)).novelty())
                .isCloseTo(Math.sqrt(361.0 / 41), within(1e-9));
        assertThat(fit(often).columns().get(1)).isInstanceOf(Numeric.class);
    }

    /** Its rows were learned in the wrong columns, and a word of them was said to mean missing. */
    @Test
    void aTableInAnotherOrderBelowIsRefused() throws Exception {
        StringBuilder text = new StringBuilder("kind,bytes,seconds\n");
        for (int i = 0; i < 60; i++) {
            text.append("tcp,").append(1000 + i).append(',').append(i).append(".5\n");
        }
        for (String names : List.of("seconds,kind,bytes", "kind,seconds,bytes")) {
            Path stacked = write("two.csv", text + names + "\n" + "2.5,tcp,1000\n".repeat(30));
            assertThatThrownBy(() -> fit(stacked))
                    .isInstanceOf(UnreadableDataException.class)
                    .hasMessageContaining("row 61 has the columns' names in another order");
        }
    }
}
