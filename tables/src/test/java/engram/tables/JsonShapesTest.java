package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.TableEncoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which JSON holds a table. */
class JsonShapesTest {
    private static final String ROWS =
            "[{\"t\":1.5,\"s\":\"a\"},{\"t\":2.5,\"s\":\"b\"},{\"t\":3.5,\"s\":\"a\"}]";

    @TempDir Path folder;
    private TableEncoding encoding;

    @BeforeEach
    void learn() throws Exception {
        encoding = fit(write("train.json", ROWS, StandardCharsets.UTF_8));
    }

    private Path write(String name, String text, Charset charset) throws Exception {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private List<Long> tenths(Path file) {
        return cells(file, encoding).stream()
                .map(r -> Math.round(10 * (double) r.get("t")))
                .toList();
    }

    private void holdsTheRows(Path file) {
        assertThat(cells(file, encoding)).as(file.toString()).hasSize(3);
        assertThat(cells(file, encoding)).extracting("s").containsExactly("a", "b", "a");
        assertThat(tenths(file)).containsExactly(15L, 25L, 35L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rows\":%s}",
                "{\"\":%s,\"n\":3}",
                "{\"a\":{\"\":%s}}",
                "{\"count\":3,\"status\":\"ok\",\"data\":%s}",
                "{\"response\":{\"meta\":{\"tags\":[1,2]},\"items\":%s},\"next\":null}",
                "{\"errors\":[],\"old\":[{\"t\":9}],\"value\":%s}"
            })
    void rowsMayStandInsideAnObject(String around) throws Exception {
        Path file = write("new.json", around.formatted(ROWS), StandardCharsets.UTF_8);
        holdsTheRows(file);
        assertThat(warnings(() -> fit(file))).contains("its rows are those of \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"t\",\"s\"],[1.5,\"a\"],[2.5,\"b\"],[3.5,\"a\"]]",
                "[\"t\",\"s\"]\n[1.5,\"a\"]\n[2.5,\"b\"]\n[3.5,\"a\"]\n",
                "{\"columns\":[\"t\",\"s\"],\"index\":[0,1,2],\"data\":[[1.5,\"a\"],[2.5,\"b\"],[3.5,\"a\"]]}",
                "{\"t\":[1.5,2.5,3.5],\"s\":[\"a\",\"b\",\"a\"]}",
                "{\"t\":{\"0\":1.5,\"1\":2.5,\"2\":3.5},\"s\":{\"0\":\"a\",\"1\":\"b\",\"2\":\"a\"}}",
                "{\"0\":{\"t\":1.5,\"s\":\"a\"},\"1\":{\"t\":2.5,\"s\":\"b\"},\"2\":{\"t\":3.5,\"s\":\"a\"}}"
            })
    void rowsAndColumnsMayBeLists(String text) throws Exception {
        holdsTheRows(write("new.json", text, StandardCharsets.UTF_8));
    }

    @Test
    void listsWithoutNamesHaveNumberedColumns() throws Exception {
        Path file = write("l.json", "[[1.5,\"a\"],[2.5,\"b\"]]", StandardCharsets.UTF_8);
        try (Table table = Table.open(file, TableOptions.defaults())) {
            assertThat(table.columns()).containsExactly("column0", "column1");
            assertThat(table.size()).isEqualTo(2);
        }
    }

    @Test
    void lettersMayBeCodedOtherwise() throws Exception {
        holdsTheRows(write("mark.json", "\ufeff" + ROWS, StandardCharsets.UTF_8));
        holdsTheRows(write("wide.json", "\ufeff" + ROWS, StandardCharsets.UTF_16LE));
        String western = ROWS.replace("}]", ",\"x\":\"K\u00f6ln\"}]");
        Path file = write("west.json", western, Charset.forName("windows-1252"));
        holdsTheRows(file);
        assertThat(warnings(() -> fit(file))).contains("read as windows-1252");
    }

    @Test
    void listsWithinRowsAreNoRows() throws Exception {
        String text = "{\"t\":1.5,\"s\":\"a\",\"x\":[1,2]}\n{\"t\":2.5,\"s\":\"b\",\"x\":[3]}\n";
        Path file = write("n.ndjson", text, StandardCharsets.UTF_8);
        assertThat(tenths(file)).containsExactly(15L, 25L);
        Path one = write("one.json", "{\"t\":1.5,\"s\":\"a\",\"x\":[1,2]}", StandardCharsets.UTF_8);
        assertThat(tenths(one)).containsExactly(15L);
    }
}
