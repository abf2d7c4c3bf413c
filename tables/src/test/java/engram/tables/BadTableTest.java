package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.tables.database.Sql;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads when a table cannot be used: one line that names the place. */
class BadTableTest {
    private static final TableOptions DEFAULTS = TableOptions.defaults();
    private static final String GOOD = "x,f,word\n1,0,a\n2,1,b\n3.5,1,a\n";

    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static TableEncoding fit(Path file) {
        try (Table table = Table.open(file, DEFAULTS)) {
            return fit(table);
        }
    }

    private static TableEncoding fit(Table table) {
        BitSet all = new BitSet();
        all.set(0, table.size());
        return table.fit(all);
    }

    private static AbstractThrowableAssert<?, ?> complaint(Path file, Consumer<Table> use) {
        return complaint(file, DEFAULTS, use);
    }

    private static AbstractThrowableAssert<?, ?> complaint(
            Path file, TableOptions options, Consumer<Table> use) {
        return assertThatThrownBy(
                        () -> {
                            try (Table table = Table.open(file, options)) {
                                use.accept(table);
                            }
                        })
                .isInstanceOf(UnreadableDataException.class)
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("\n", "DuckDB", "Error:"));
    }

    @Test
    void aLooseEndInOneRowIsNoColumnOfRowNames() throws Exception {
        Path file = write("loose.csv", "a;b;c\n1,5;x;\"q;r\";\n2,5;y;-\n;x;?\n1.234,5;y;NA\n");
        assertThat(fit(file).columns()).isNotEmpty();
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsNamed() throws Exception {
        complaint(write("quote.csv", "# x\n\""), table -> {})
                .hasMessageContaining("in line 2 a quotation mark is opened that is never closed");
    }

    private static void readAll(Table table, Encoding encoding) {
        try (SampleReader reader = table.encode(encoding).open()) {
            while (reader.next(1000).isPresent()) {}
        }
    }

    @ParameterizedTest
    @CsvSource({"'4,5',2", "'4,5,6,7',4"})
    void namesTheRaggedLine(String line, int found) throws Exception {
        for (int before : new int[] {1, 50_000}) {
            Path file = write("r.csv", "a,b,c\n" + "1,2,3\n".repeat(before) + line + "\n1,2,3\n");
            complaint(file, Table::size)
                    .hasMessage(
                            "%s, line %d: expected 3 columns, found %d", file, before + 2, found);
        }
    }

    @Test
    void namesTheRowWhereANumberIsAWord() throws Exception {
        Path file = write("r.csv", "a,b\n" + "1,2\n3,4\n".repeat(25_000) + numbered(20) + "x,2\n");
        assertThat(warnings(() -> assertThat(fit(file).columns()).hasSize(2)))
                .contains("column a: 1 of 50,021 cells is no number (\"x\" in row 50021)")
                .contains("and counts as missing");
    }

    private static String numbered(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(i * 7 % 19).append(".5,2\n");
        }
        return rows.toString();
    }

    @Test
    void aCellOfAnotherKindThanInTrainingCountsAgainstItsRow() throws Exception {
        TableEncoding encoding = fit(write("good.csv", GOOD));
        Path file = write("x.csv", "x,f,word\n1,0,a\nlots,1,b\n1,perhaps,3\n2020-01-01,0,a\n");
        assertThat(warnings(() -> complain(file, encoding)))
                .contains("column x is no number in 2 of 4 rows (\"lots\" in row 2)")
                .contains("column f is no truth value in 1 of 4 rows (\"perhaps\" in row 3)");
    }

    @Test
    void refusesAColumnThatIsOfAnotherTypeThroughout() throws Exception {
        TableEncoding encoding = fit(write("good.csv", GOOD));
        assertThatThrownBy(
                        () -> {
                            try (Table table =
                                    Table.query(
                                            "SELECT DATE '2020-01-01' AS x, 1 AS f, 'a' AS word",
                                            DEFAULTS)) {
                                readAll(table, encoding);
                            }
                        })
                .hasMessageContaining("column x: expected numbers, as in training, found dates");
        assertThatThrownBy(
                        () -> {
                            try (Table table =
                                    Table.query("SELECT 1 AS x, 1 AS f, 7 AS word", DEFAULTS)) {
                                readAll(table, encoding);
                            }
                        })
                .hasMessageContaining("column word: expected words, as in training, found numbers");
    }

    @Test
    void namesAMissingColumnAndWarnsOfANewOne() throws Exception {
        TableEncoding encoding = fit(write("good.csv", GOOD));
        complaint(write("m.csv", "x,word\n1,a\n2,b\n"), t -> readAll(t, encoding))
                .hasMessageContaining("column f is missing")
                .hasMessageEndingWith("there are x, word");
        Path more = write("n.csv", "extra,x,f,word\n7,1,0,a\n");
        assertThat(warnings(() -> complain(more, encoding)))
                .contains("n.csv: the detector does not use these columns: extra");
    }

    @Test
    void aColumnThatWasLeftOutIsNoNewOneInOtherCapitals() throws Exception {
        TableEncoding encoding = fit(write("t.csv", "When,x\n2020-01-01,1\n2020-01-02,2\n"));
        Path later = write("l.csv", "WHEN,X\n2020-01-03,1\n2020-01-04,2\n");
        assertThat(warnings(() -> complain(later, encoding))).isEmpty();
    }

    @Test
    void whatIsSoInAFoldByChanceIsNotTold() throws Exception {
        Path file = write("f.csv", "x,rare,same\n1,a,s\n2,a,s\n3,a,s\n4,b,s\n");
        try (Table table = Table.open(file, DEFAULTS)) {
            assertThat(warnings(() -> Reading.fit(table))).contains("against a row: same");
            BitSet fold = new BitSet();
            fold.set(0, 3);
            assertThat(warnings(() -> table.fit(fold))).isEmpty();
        }
    }

    private static void complain(Path file, Encoding encoding) {
        try (Table table = Table.open(file, DEFAULTS)) {
            readAll(table, encoding);
        }
    }

    @Test
    void warnsOfColumnsThatAreLeftOut() throws Exception {
        StringBuilder rows = new StringBuilder("x,same,day,word\n");
        for (int i = 0; i < 30; i++) {
            rows.append(i % 7).append(",5,2020-01-").append(i + 1 > 9 ? "" : "0").append(i + 1);
            rows.append(",word").append(i).append('\n');
        }
        Path file = write("left.csv", rows.toString());
        assertThat(warnings(() -> assertThat(fit(file).columns()).hasSize(2)))
                .contains("any other value counts against a row: same")
                .contains("left out day: they are dates or times")
                .contains("left out word: they have so many different words");
    }

    private static String warnings(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Test
    void refusesATableWithoutAUsableColumn() throws Exception {
        complaint(write("c.csv", "a,b\n1,x\n1,x\n"), t -> fit(t))
                .hasMessageContaining("no column can be learned from; a, b: they are constant");
        complaint(write("i.csv", "a\n" + words(300)), t -> fit(t))
                .hasMessageContaining("no column can be learned from; a: they have so many");
    }

    @Test
    void namesTheFirstOfManyColumnsWhereOneIsMissing() throws Exception {
        StringBuilder names = new StringBuilder("c0");
        for (int i = 1; i < 40; i++) {
            names.append(",c").append(i);
        }
        Path file = write("m.csv", names + "\n1" + ",2".repeat(39) + "\n");
        complaint(file, t -> t.encode(new TableEncoding(List.of(new Flag("odd", 0, false)))))
                .hasMessageContaining("column odd is missing")
                .hasMessageEndingWith("c10, c11 and 28 more");
    }

    /** A quote that is closed late makes a name of many lines, or of a whole file. */
    @Test
    void namesAnOddColumnInOneLine() throws Exception {
        complaint(write("n.csv", "a,\"b\n1,2\n3\",c\n1,x,2\n1,x,2\n"), t -> fit(t))
                .hasMessageContaining("a, b 1,2 3, c: they are constant");
        complaint(write("l.csv", "a,\"" + "b,".repeat(9_000) + "\"\n1,x\n1,x\n"), t -> fit(t))
                .message()
                .hasSizeLessThan(1_000)
                .endsWith("they are constant in the training rows");
    }

    private static String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append("w").append(i).append('\n');
        }
        return words.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity", "1e200"})
    void infiniteValuesCountAsMissingInTraining(String value) throws Exception {
        Path file = write("i.csv", "x,y\n1,2\n2,3\n3," + value + "\n");
        assertThat(warnings(() -> assertThat(fit(file).columns()).hasSize(2)))
                .contains("column y: infinite, or 1e150 and more, in 1 of the rows");
    }

    @Test
    void namesTheFirstInfiniteValueAndScoresTheRest() throws Exception {
        TableEncoding encoding = fit(write("g.csv", "x,y\n1,2\n2,3\n3,4\n"));
        Path file = write("i.csv", "x,y\n1,2\n2,inf\n3,4\n");
        assertThat(warnings(() -> complain(file, encoding)))
                .contains("column y is infinite in 1 of 3 rows (the first is row 2)");
    }

    @Test
    void refusesEmptyFiles() throws Exception {
        complaint(write("0.csv", ""), Table::size).hasMessageContaining("0.csv: is empty");
        complaint(write("0.csv.gz", ""), Table::size).hasMessageContaining("0.csv.gz: is empty");
        complaint(write("0.json", ""), Table::size).hasMessageContaining("0.json: is empty");
        complaint(write("0.parquet", ""), Table::size).hasMessageContaining("is empty");
        Path headerOnly = write("h.csv", "a,b\n");
        complaint(headerOnly, Table::size).hasMessageContaining("h.csv: there are no rows");
        TableEncoding encoding = fit(write("g.csv", "a,b\n1,2\n2,3\n"));
        complaint(headerOnly, t -> readAll(t, encoding)).hasMessageContaining("no rows");
    }

    @Test
    void refusesWhatIsNoTable() throws Exception {
        complaint(folder.resolve("none.csv"), Table::size)
                .hasMessageContaining("there is no such file");
        complaint(write("a.gz", "x"), Table::size)
                .hasMessageContaining("expected .csv")
                .hasMessageContaining("read_csv('a.gz')");
        complaint(folder.resolve("*.csv"), Table::size).hasMessageContaining("found none");
        complaint(write("cut.parquet", "PAR1 and then nothing"), Table::size)
                .hasMessageContaining("cut.parquet: cannot be read");
        complaint(write("cut.json", "[{\"a\": 1}, {\"a\":"), Table::size)
                .hasMessageContaining("cut.json: cannot be read: Malformed JSON");
        assertThat(Table.recognises(folder.resolve("a.gz"))).isFalse();
        assertThat(Table.recognises(folder.resolve("none.csv"))).isFalse();
        assertThat(Table.recognises(folder.getRoot())).isFalse();
    }

    @Test
    void namesTheLineThatIsNotWellFormed() throws Exception {
        complaint(write("q.csv", "a,b\n1,\"x\n2,y\n"), Table::size)
                .hasMessageContaining("q.csv, line 2: a quoted cell is never closed");
        Path late = folder.resolve("m.csv");
        String text = "a,\u00c3\u00a9\n" + "1,x\n".repeat(80_000) + "1,caf\u00e9\n";
        Files.write(late, text.getBytes(StandardCharsets.ISO_8859_1));
        complaint(late, Table::size)
                .hasMessageContaining("m.csv, line 80002: expected text in UTF-8");
    }

    @Test
    void refusesAFolderOfDifferentTables() throws Exception {
        write("a.csv", "a,b\n1,2\n");
        write("b.csv", "b,c\n1,2\n");
        complaint(folder, Table::size)
                .hasMessageContaining(
                        "b.csv: expected the same columns as in a.csv (a, b), found b, c");
    }

    @Test
    void refusesATruncatedParquetFile() throws Exception {
        Path file = folder.resolve("t.parquet");
        Sqls.run("COPY (SELECT i FROM range(100000) t(i)) TO " + Sql.text(file));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        complaint(file, Table::size).hasMessageContaining("t.parquet: cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELEC a                      | syntax error at or near \"SELEC\" (line 1, column 1)",
                "SELECT 1 AS a~FRO x WHERE y  | syntax error at or near \"FRO\" (line 2, column 1)",
                "SELECT 1 AS a,~ nope~FROM range(3)| (line 2, column 2)",
                "SELECT * FROM nowhere        | Table with name nowhere does not exist! (line 1, column 15)",
                "SELECT 1; SELECT 2           | expected one SELECT statement",
                "CREATE TABLE x (a INT)       | expected one SELECT statement",
                "SELECT 'x'::INT AS a         | Could not convert string 'x' to INT32",
                "SELECT * FROM 'none.csv'     | none.csv"
            })
    void pointsIntoAQuery(String sql, String expected) {
        assertThatThrownBy(
                        () -> {
                            try (Table table = Table.query(sql.replace('~', '\n'), DEFAULTS)) {
                                table.size();
                            }
                        })
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith("query: ")
                .hasMessageContaining(expected)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void listsTheColumnsThereAre() throws Exception {
        Path file = write("g.csv", GOOD);
        complaint(file, DEFAULTS.withLabel("class", "a"), t -> {})
                .hasMessageEndingWith("there is no label column class; there are x, f, word");
        complaint(file, DEFAULTS.withIgnored("y"), t -> {})
                .hasMessageContaining("no ignored column y");
        complaint(file, DEFAULTS.withId("key"), t -> {}).hasMessageContaining("no id column key");
        complaint(file, DEFAULTS.withCategories("z"), t -> {})
                .hasMessageContaining("no category column z");
    }

    @Test
    void listsTheLabelsThereAre() throws Exception {
        Path file = write("g.csv", GOOD);
        complaint(file, DEFAULTS.withLabel("word"), t -> {})
                .hasMessageEndingWith("(--normal); it has \"a\" (2), \"b\" (1)");
        complaint(file, DEFAULTS.withLabel("word", "c"), Source::parts)
                .hasMessageContaining(
                        "no row has \"c\" in column word; it has \"a\" (2), \"b\" (1)");
        assertThatThrownBy(
                        () ->
                                new TableOptions(
                                        Optional.empty(),
                                        Set.of("a"),
                                        TableOptions.Roles.NONE,
                                        ColumnChoice.NONE,
                                        Scaling.ROBUST,
                                        CellReading.USUAL))
                .hasMessageContaining("not which column");
    }

    @Test
    void aDetectorOfPicturesTakesNoTable() throws Exception {
        ImageEncoding pictures =
                new ImageEncoding(new SampleShape.Image(1, 28, 28), PixelRange.UNIT);
        complaint(write("g.csv", GOOD), t -> t.encode(pictures))
                .hasMessageContaining("is a table; the detector was trained on pictures");
    }
}
