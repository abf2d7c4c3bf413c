package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnusableSettingException;
import engram.tables.TableWriter.Kind;
import engram.tables.database.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {
    private static final Map<String, Kind> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("id", Kind.TEXT);
        COLUMNS.put("p_value", Kind.NUMBER);
        COLUMNS.put("anomalous", Kind.TRUTH);
    }

    @TempDir Path folder;

    private static void fill(Path file, boolean overwrite) {
        try (TableWriter writer = TableWriter.create(file, COLUMNS, overwrite)) {
            writer.write("it's, \"1\"", 0.25, true);
            writer.write("2", Double.NaN, null);
            writer.write(null, 1, false);
            writer.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.csv", "s.tsv", "s.csv.gz", "s.parquet", "s.json", "s.ndjson"})
    void writesWhatDuckDbReads(String name) throws Exception {
        Path file = folder.resolve(name);
        fill(file, false);
        assertThat(Sqls.rows("SELECT id, p_value, anomalous FROM " + Sql.text(file)))
                .containsExactly(
                        "{'id': 'it\\'s, \"1\"', 'p_value': 0.25, 'anomalous': true}",
                        "{'id': 2, 'p_value': NULL, 'anomalous': NULL}",
                        "{'id': NULL, 'p_value': 1.0, 'anomalous': false}");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void csvIsWhatASpreadsheetReads() throws Exception {
        Path file = folder.resolve("s.csv");
        fill(file, false);
        assertThat(file)
                .hasContent(
                        "id,p_value,anomalous\n\"it's, \"\"1\"\"\",0.25,true\n2,,\n,1.0,false\n");
    }

    @Test
    void replacesAFileOnlyWhenTold() throws Exception {
        Path file = Files.writeString(folder.resolve("s.csv"), "precious");
        assertThatThrownBy(() -> fill(file, false))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("s.csv: exists already");
        assertThat(file).hasContent("precious");
        fill(file, true);
        assertThat(file).content().startsWith("id,p_value");
    }

    @Test
    void aLinkIsWrittenInTheFormatOfItsOwnName() throws Exception {
        Path link = folder.resolve("s.csv");
        Path file = Files.writeString(folder.resolve("shared.data"), "old");
        Files.createSymbolicLink(link, file);
        fill(link, true);
        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("id,p_value");
    }

    @Test
    void leavesNothingBehindWhenNotFinished() throws Exception {
        try (TableWriter writer = TableWriter.create(folder.resolve("s.csv"), COLUMNS, false)) {
            writer.write("1", 2.0, true);
            assertThatThrownBy(() -> writer.write("1")).hasMessage("expected 3 cells, got 1");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysInOneLineWhyItCannotWrite() {
        assertThatThrownBy(() -> fill(folder.resolve("s.xlsx"), false))
                .hasMessageContaining("s.xlsx: expected a name that ends in .csv");
        assertThatThrownBy(() -> fill(folder.resolve("none").resolve("s.csv"), false))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("s.csv: there is no folder ");
        assertThat(TableWriter.failure(Path.of("s.csv"), "IO Error: No space left on device"))
                .hasMessageContaining("s.csv: cannot be written: the disk is full");
    }
}
