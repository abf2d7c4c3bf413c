package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.tables.database.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file holds decides over what it is called, where it is certain. */
class MisnamedFilesTest {
    private static final int ROWS = 40;

    @TempDir Path folder;

    private static String cells(String between) {
        return IntStream.rangeClosed(0, ROWS)
                .mapToObj(
                        i ->
                                i == 0
                                        ? String.join(between, "heat", "load", "kind")
                                        : String.join(
                                                between,
                                                "" + i / 8.0,
                                                "" + i * i,
                                                i % 3 == 0 ? "red" : "blue"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> objects() {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(
                        i ->
                                "{\"heat\": %s, \"load\": %d, \"kind\": \"%s\"}"
                                        .formatted(i / 8.0, i * i, i % 3 == 0 ? "red" : "blue"))
                .toList();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void assertRead(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        try (Table table = Table.open(file, TableOptions.defaults())) {
            assertThat(table.columns()).containsExactly("heat", "load", "kind");
            assertThat(table.size()).isEqualTo(ROWS);
        }
    }

    private void assertRead(String name, String text) throws IOException {
        assertRead(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a.tsv ,",
                "b.tsv ;",
                "c.tsv |",
                "d.csv ;",
                "e.csv |",
                "f.json ,",
                "g.jsonl ;",
                "h.parquet ,",
                "j.xls ,",
                "nothing ,",
                "k.csv.gz ,"
            })
    void cellsWithSomethingBetweenThem(String name, String between) throws IOException {
        assertRead(name, cells(between));
    }

    @Test
    void cellsWithTabsBetweenThem() throws IOException {
        for (String name : List.of("a.csv", "b.json", "c.xls", "d.tsv")) {
            assertRead(name, cells("\t"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "b.tsv", "c.parquet", "d.arff"})
    void json(String name) throws IOException {
        assertRead(name, "[" + String.join(", ", objects()) + "]");
        assertRead(name, String.join("\n", objects()));
        assertRead(name, packed(String.join("\n", objects())));
    }

    @Test
    void packedWithoutSayingSo() throws IOException {
        assertRead("a.csv", packed(cells(",")));
        assertRead("b.json", packed("[" + String.join(",\n", objects()) + "]"));
    }

    @Test
    void wekasAndPairs() throws IOException {
        String rows = cells(",");
        assertRead(
                "a.csv",
                "@relation r\n@attribute heat numeric\n@attribute load numeric\n@attribute kind"
                        + " {red,blue}\n@data\n"
                        + rows.substring(rows.indexOf('\n') + 1));
        assertRead(
                "b.csv",
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(i -> "heat=" + i / 8.0 + " load=" + i * i + " kind=red")
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void parquet() throws IOException {
        Path real = folder.resolve("real.parquet");
        try (Table table =
                Table.open(
                        Files.writeString(folder.resolve("t.csv"), cells(",")),
                        TableOptions.defaults())) {
            assertThat(table.size()).isEqualTo(ROWS);
        }
        try (Database database = new Database(e -> new UnreadableDataException("" + e))) {
            database.run(
                    "COPY (SELECT * FROM read_csv('%s')) TO '%s' (FORMAT PARQUET)"
                            .formatted(folder.resolve("t.csv"), real));
        }
        for (String name : List.of("a.csv", "b.json", "c.bin", "d")) {
            assertRead(name, Files.readAllBytes(real));
        }
    }

    @Test
    void aNameIsBelievedWhereTheTextDoesNotTell() throws IOException {
        Path one = folder.resolve("one.tsv");
        Files.writeString(one, "remark\n" + "a, b\nc; d\n".repeat(9));
        try (Table table = Table.open(one, TableOptions.defaults())) {
            assertThat(table.columns()).containsExactly("remark");
        }
        Path commas = folder.resolve("commas.tsv");
        Files.writeString(commas, "who, what\tnumber\n" + "a, b\t1\nc, d\t2\n".repeat(9));
        try (Table table = Table.open(commas, TableOptions.defaults())) {
            assertThat(table.columns()).containsExactly("who, what", "number");
        }
        Path brackets = folder.resolve("brackets.csv");
        Files.writeString(brackets, "[heat],[load]\n" + "1,2\n3,4\n".repeat(9));
        try (Table table = Table.open(brackets, TableOptions.defaults())) {
            assertThat(table.columns()).hasSize(2);
        }
        Path stocks = folder.resolve("stocks.csv");
        Files.writeString(stocks, "<DATE>\t<OPEN>\n" + "20200101\t3\n20200102\t4\n".repeat(9));
        try (Table table = Table.open(stocks, TableOptions.defaults())) {
            assertThat(table.columns()).hasSize(2);
        }
    }

    @Test
    void whatIsNoTableIsNamed() throws IOException {
        Map<String, String> others =
                Map.of(
                        "\u0089PNG\r\n\u001a\n", "a PNG picture",
                        "%PDF-1.7 and more", "a PDF document",
                        "SQLite format 3\0", "an SQLite database",
                        "<?xml version=\"1.0\"?><rows><row/></rows>", "XML",
                        "<html><body>No</body></html>", "a web page",
                        "\u0093NUMPY", "a NumPy array");
        for (Map.Entry<String, String> other : others.entrySet()) {
            for (String name : List.of("a.csv", "b.json", "c.parquet")) {
                Path file = folder.resolve(name);
                Files.writeString(file, other.getKey(), StandardCharsets.ISO_8859_1);
                assertThatThrownBy(() -> Table.open(file, TableOptions.defaults()))
                        .isInstanceOf(UnreadableDataException.class)
                        .hasMessageContaining("is " + other.getValue());
            }
        }
    }
}
