package engram.tables;

import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static engram.tables.Reading.rows;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.TableEncoding;
import engram.tables.database.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a column of text is taken for: by all of its cells in training, by the detector later. */
class KindsTest {
    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    /** A file of two columns: one to look at, and one that always is of numbers. */
    private Path column(String name, int rows, IntFunction<String> cell) throws Exception {
        StringBuilder text = new StringBuilder("c;x\n");
        for (int i = 0; i < rows; i++) {
            text.append(cell.apply(i)).append(';').append(i * 37 % 11).append(".5\n");
        }
        return write(name, text.toString());
    }

    private static String words(int i) {
        return List.of("1.0", "1.1", "none").get(i % 3);
    }

    @Test
    void rowsReadTheSameWhateverElseIsInTheirFile() throws Exception {
        String train =
                "ver,ok,day\n1.0,T,2024-01-01\n1.1,F,2024-01-02\nnone,maybe,none\n1.1,T,none\n";
        TableEncoding encoding = fit(write("train.csv", train));
        assertThat(kinds(encoding)).isEqualTo("ver=Category, ok=Category, day=Category");
        String some = "ver,ok,day\n1.0,T,2024-01-01\n1.1,F,2024-01-02\n";
        List<float[]> alone = rows(write("some.csv", some), encoding);
        List<float[]> among = rows(write("more.csv", some + "none,maybe,none\n"), encoding);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(alone.get(i)).isEqualTo(among.get(i));
        }
        assertThat(encoding.decode(alone.get(1)))
                .containsEntry("ver", "1.1")
                .containsEntry("ok", "F")
                .containsEntry("day", "2024-01-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "json"})
    void wordsAreFoundAgainInFilesThatHaveTypes(String ending) throws Exception {
        TableEncoding encoding =
                fit(write("train.csv", "ver,day\n1.0,2024-01-01\n1.1,none\nnone,2024-01-02\n"));
        Path file = folder.resolve("typed." + ending);
        Sqls.run(
                "COPY (SELECT 1.0::DOUBLE AS ver, DATE '2024-01-01' AS day UNION ALL SELECT 1.1, DATE '2024-01-02') TO "
                        + Sql.text(file));
        assertThat(Reading.cells(file, encoding))
                .extracting("ver", "day")
                .containsExactly(tuple("1.0", "2024-01-01"), tuple("1.1", "2024-01-02"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "?", "NA", "n/a", "null", "NULL", "(empty)", "", "NaN", "\\N", "--"})
    void signsOfMissingDoNotMakeWordsOfNumbers(String mark) throws Exception {
        Path file = column("m.csv", 300, i -> i % 5 == 0 ? mark : i * 31 % 97 + ".25");
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("c=Numeric, x=Numeric");
        assertThat(encoding.columns().get(0).missingIndicator()).isTrue();
        assertThat(encoding.decode(rows(file, encoding).get(5))).containsEntry("c", null);
    }

    @Test
    void oneSignLateInAFileStopsNothing() throws Exception {
        Path file =
                column("late.csv", 30_000, i -> i == 25_000 ? "-" : Integer.toString(i * 31 % 977));
        assertThat(kinds(fit(file))).isEqualTo("c=Numeric, x=Numeric");
    }

    @Test
    void anUnknownWordAmongManyNumbersIsNamedAndCountsAsMissing() throws Exception {
        Path file = column("w.csv", 300, i -> i % 5 == 0 ? "n.v." : Integer.toString(i * 31 % 97));
        String said = warnings(() -> assertThat(kinds(fit(file))).startsWith("c=Numeric"));
        assertThat(said)
                .contains("column c: 60 of 300 cells are no numbers (\"n.v.\" in row 1)")
                .contains("--categories c");
        TableEncoding encoding = fit(file);
        assertThat(encoding.decode(rows(file, encoding).get(0))).containsEntry("c", null);
        assertThat(warnings(() -> rows(file, encoding))).doesNotContain("no number");
    }

    @Test
    void whatFoldsHaveInCommonIsSaidOnce() throws Exception {
        Path file = column("f.csv", 300, i -> i % 7 == 0 ? "n.v." : Integer.toString(i * 31 % 97));
        BitSet first = new BitSet();
        first.set(0, 140);
        BitSet second = new BitSet();
        second.set(130, 300);
        String said =
                warnings(
                        () -> {
                            try (Table table = Table.open(file, TableOptions.defaults())) {
                                table.fit(first);
                                table.fit(second);
                            }
                        });
        assertThat(said).containsOnlyOnce("are no numbers");
    }

    @Test
    void emptyCellsBesideAnUnknownWordAreNoFault() throws Exception {
        Path file =
                column(
                        "e.csv",
                        300,
                        i -> i % 7 == 0 ? "" : i % 5 == 0 ? "n.v." : Integer.toString(i * 31 % 97));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).startsWith("c=Numeric");
        assertThat(encoding.missing()).containsExactly("n.v.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N.A.", "k.A.", "#REF!", "NaT", "not available"})
    void commonWordsForMissingNeedNoWarning(String mark) throws Exception {
        Path file = column("w.csv", 300, i -> i % 5 == 0 ? mark : i * 31 % 97 + ".25");
        assertThat(warnings(() -> assertThat(kinds(fit(file))).startsWith("c=Numeric"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999", "9999", "-99999.0"})
    void numbersThatMayMeanMissingAreNamed(String code) throws Exception {
        Path file = column("s.csv", 300, i -> i % 50 == 0 ? code : i * 31 % 97 + ".25");
        assertThat(warnings(() -> fit(file)))
                .contains("column c: 6 cells are " + code.replace(".0", ""))
                .contains("--missing=" + code.replace(".0", ""));
        Path near = column("r.csv", 300, i -> Integer.toString(i * 31 % 997 - 500));
        assertThat(warnings(() -> fit(near))).doesNotContain("--missing");
    }

    @Test
    void blanksAroundWordsMeanNothing() throws Exception {
        TableEncoding encoding = fit(write("b.csv", "p,x\n tcp ,1.5\nudp,2.5\n udp,3.5\n"));
        assertThat(((Category) encoding.columns().get(0)).values()).containsExactly("tcp", "udp");
        Path padded = write("c.csv", "p,x\ntcp,1.5\nudp  ,2.5\n");
        assertThat(Reading.cells(padded, encoding)).extracting("p").containsExactly("tcp", "udp");
        TableEncoding earlier =
                new TableEncoding(List.of(new Category("p", List.of(" tcp", "udp"), false)));
        assertThat(Reading.cells(padded, earlier)).extracting("p").containsExactly(" tcp", "udp");
    }

    @Test
    void columnsAreFoundWhateverTheirCapitals() throws Exception {
        TableEncoding encoding = fit(write("b.csv", "Proto,x\ntcp,1.5\nudp,2.5\n"));
        Path upper = write("c.csv", "X,PROTO\n1.5,udp\n");
        assertThat(
                        warnings(
                                () ->
                                        assertThat(Reading.cells(upper, encoding))
                                                .extracting("Proto")
                                                .containsExactly("udp")))
                .isEmpty();
    }

    @Test
    void whatAJsonRowLeavesOutIsMissing() throws Exception {
        String both = "{\"a\": 1.5, \"b\": \"x\"}\n{\"a\": 2.5, \"b\": \"y\"}\n{\"a\": 3.5}\n";
        TableEncoding encoding = fit(write("t.jsonl", both));
        List<float[]> among = rows(write("m.jsonl", "{\"a\": 1.5}\n" + both), encoding);
        Path alone = write("o.jsonl", "{\"a\": 1.5}\n");
        assertThat(rows(alone, encoding).get(0)).isEqualTo(among.get(0));
        assertThat(warnings(() -> rows(alone, encoding))).contains("none of the rows has b");
        assertThatThrownBy(() -> rows(write("n.jsonl", "{\"c\": 1.5}\n"), encoding))
                .hasMessageContaining("column a is missing");
    }

    @Test
    void jsonTextIsNoDateWhateverElseIsInItsFile() throws Exception {
        String day = "{\"when\": \"2024-01-01T08:00:00Z\", \"x\": 1}\n";
        TableEncoding encoding = fit(write("t.jsonl", day + "{\"when\": \"never\", \"x\": 2}\n"));
        assertThat(Reading.cells(write("d.jsonl", day), encoding))
                .extracting("when")
                .containsExactly("2024-01-01T08:00:00Z");
    }

    @Test
    void theUserSaysWhatElseMeansMissing() throws Exception {
        Path file = column("n.csv", 300, i -> i % 5 == 0 ? "-999" : Integer.toString(i * 31 % 97));
        TableEncoding encoding = fit(file, TableOptions.defaults().withMissing("-999"));
        assertThat(((Numeric) encoding.columns().get(0)).center()).isPositive();
        assertThat(encoding.missing()).containsExactly("-999");
        assertThat(encoding.decode(rows(file, encoding).get(0))).containsEntry("c", null);
        Path typed = folder.resolve("typed.parquet");
        Sqls.run("COPY (SELECT -999 AS c, 1.5 AS x) TO " + Sql.text(typed));
        assertThat(encoding.decode(rows(typed, encoding).get(0))).containsEntry("c", null);
        for (String spelling : new String[] {"-999.0", "-999.00", "-999,0", "-9.99e2"}) {
            Path other =
                    column(
                            "s.csv",
                            300,
                            i -> i % 5 == 0 ? '"' + spelling + '"' : Integer.toString(i * 31 % 97));
            assertThat(encoding.decode(rows(other, encoding).get(0)))
                    .as(spelling)
                    .containsEntry("c", null);
            TableEncoding learned = fit(other, TableOptions.defaults().withMissing("-999"));
            assertThat(((Numeric) learned.columns().get(0)).center()).as(spelling).isPositive();
        }
        Path words = column("v.csv", 90, i -> i % 5 == 0 ? "none" : words(i));
        assertThat(fit(words, TableOptions.defaults().withMissing("none")).columns().get(0))
                .isInstanceOf(Numeric.class);
    }

    @Test
    void codesWithLeadingZerosAreWords() throws Exception {
        Path file = column("z.csv", 60, i -> List.of("007", "010", "100").get(i % 3));
        TableEncoding encoding = fit(file);
        assertThat(((Category) encoding.columns().get(0)).values())
                .containsExactly("007", "010", "100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-%02d",
                "%02d.01.2024",
                "01/%02d/2024",
                "2024-01-%02dT10:00:00Z",
                "2024-01-%02d 10:00:00.123456",
                "%02d/Jan/2024:13:55:36 +0000",
                "Jan %d 2024 10:00:00",
                "Jan %d 10:00:00",
                "10:%02d:00",
                "10:%02d:00.25 PM"
            })
    void datesAndTimesAreLeftOutHoweverWritten(String format) throws Exception {
        Path file = column("t.csv", 100, i -> format.formatted(1 + i % 28));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).isEqualTo("x=Numeric");
        assertThat(encoding.leftOut()).containsEntry("c", "times");
    }

    @Test
    void whatLooksLikeANumberButIsNoneStaysAWord() throws Exception {
        for (String cell : List.of("10.0.0.%d", "1.2.%d", "v%d", "%d-a", "fe80::%d")) {
            Path file = column("w.csv", 60, i -> cell.formatted(i % 5));
            assertThat(kinds(fit(file))).as(cell).startsWith("c=Category");
        }
    }

    @Test
    void saysWhatItTook() throws Exception {
        Path file = write("s.csv", "id,n,t,w\n1,2.5,true,a\n2,3,false,b\n3,7,true,a\n");
        try (Table table = Table.open(file, TableOptions.defaults())) {
            assertThat(table.remarks()).isEmpty();
            Reading.fit(table);
            assertThat(table.remarks())
                    .containsExactly(
                            "3 rows of "
                                    + file
                                    + ": columns of numbers 1 (n), of truth values 1 (t), of words 1 (w); left out id (running numbers)");
        }
    }

    @Test
    void numbersTooLargeToComputeWithCountAsInfinite() throws Exception {
        Path some = column("some.csv", 60, i -> i % 4 == 0 ? "1e300" : i * 7 % 13 + ".25");
        assertThat(warnings(() -> fit(some))).contains("infinite, or 1e150 and more, in 15 of");
        TableEncoding encoding = fit(some);
        assertThat(encoding.decode(rows(some, encoding).get(0))).containsEntry("c", null);
        Path all = column("all.csv", 60, i -> i % 2 + 1 + "e300");
        assertThat(warnings(() -> fit(all)))
                .contains("left out c: they are infinite, or too large to compute with")
                .doesNotContain("empty");
    }
}
