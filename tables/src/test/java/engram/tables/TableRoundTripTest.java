package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.UnreadableDataException;
import engram.data.encodings.TableEncoding;
import engram.tables.TableWriter.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written, read and encoded by DuckDB is what the encoding makes of each row in Java. */
class TableRoundTripTest {
    private static final Map<String, Kind> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("a number", Kind.NUMBER);
        COLUMNS.put("it's \"true\"", Kind.TRUTH);
        COLUMNS.put("mot clé", Kind.TEXT);
    }

    /** One row; null where a cell is missing. */
    record Cells(Double number, Boolean truth, String word) {
        Map<String, Object> byName() {
            Map<String, Object> cells = new TreeMap<>();
            int column = 0;
            for (String name : COLUMNS.keySet()) {
                cells.put(name, Arrays.asList(number, truth, word).get(column++));
            }
            return cells;
        }
    }

    @Provide
    Arbitrary<List<Cells>> tables() {
        Arbitrary<Double> numbers = Arbitraries.doubles().between(-1e9, 1e9).injectNull(0.1);
        Arbitrary<Boolean> truths = Arbitraries.of(true, false).injectNull(0.1);
        Arbitrary<String> words =
                Arbitraries.of("a", "it's", "\"q\"", "x,y", "über", "new\nline", "7", "\\")
                        .injectNull(0.1);
        return Combinators.combine(numbers, truths, words)
                .as(Cells::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(40);
    }

    @Example
    void agreeOnAWordAmongNumbers() throws Exception {
        databaseAndJavaAgree(
                List.of(
                        new Cells(1.0, true, "7"),
                        new Cells(2.0, false, "9"),
                        new Cells(3.0, true, "a"),
                        new Cells(4.0, null, "8")));
    }

    @Property(tries = 20)
    void databaseAndJavaAgree(@ForAll("tables") List<Cells> rows) throws Exception {
        Path folder = Files.createTempDirectory("engram-test");
        Path file = folder.resolve("größe's.parquet");
        try {
            write(rows, file);
            try (Table table = Table.open(file, TableOptions.defaults())) {
                BitSet half = new BitSet();
                half.set(0, (rows.size() + 1) / 2);
                TableEncoding encoding;
                try {
                    encoding = table.fit(half);
                } catch (UnreadableDataException e) {
                    assertThat(e).hasMessageContaining("no column can be learned from");
                    return;
                }
                assertAlike(rows, encoding, table);
            }
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static void write(List<Cells> rows, Path file) {
        try (TableWriter writer = TableWriter.create(file, COLUMNS, false)) {
            for (Cells row : rows) {
                writer.write(row.number(), row.truth(), row.word());
            }
            writer.finish();
        }
    }

    private static void assertAlike(List<Cells> rows, TableEncoding encoding, Table table) {
        int width = encoding.shape().columns();
        try (SampleReader reader = table.encode(encoding).open();
                SampleReader another = table.encode(encoding).open()) {
            Batch batch = reader.next(100).orElseThrow();
            for (int i = 0; i < rows.size(); i++) {
                float[] read = Arrays.copyOfRange(batch.values(), i * width, (i + 1) * width);
                assertThat(read).isEqualTo(encoding.encode(rows.get(i).byName()));
                assertThat(another.next(1).orElseThrow().values()).isEqualTo(read);
            }
            assertThat(reader.next(1)).isEmpty();
        }
    }
}
