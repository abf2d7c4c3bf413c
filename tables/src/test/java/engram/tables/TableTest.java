package engram.tables;

import static engram.tables.ScalingTest.truths;
import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.tables.columns.TrainingRows;
import engram.tables.database.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final TableOptions DEFAULTS = TableOptions.defaults();
    private static final TableOptions LABELLED = DEFAULTS.withLabel("class", "good");
    private static final String ROWS =
            """
            bytes,rate,ssl,port,class
            10,0.5,0,http,good
            20,,1,smtp,bad
            30,1.5,1,http,good
            40,2.5,0,ftp,
            """;

    @TempDir Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    /** The rows above in every format that a table can come in. */
    private Path as(String name) throws Exception {
        Path csv = write("rows.csv", ROWS);
        Path file = folder.resolve(name);
        if (!name.equals("rows.csv")) {
            Sqls.run("COPY (FROM " + Sql.text(csv) + ") TO " + Sql.text(file));
        }
        return file;
    }

    private static BitSet first(int count) {
        BitSet positions = new BitSet();
        positions.set(0, count);
        return positions;
    }

    private static Batch all(Samples samples) {
        try (SampleReader reader = samples.open()) {
            return reader.next(100).orElseThrow();
        }
    }

    private static TableEncoding fitAll(Table table) {
        return table.fit(first(table.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows.csv",
                "rows.csv.gz",
                "r.tsv",
                "rows.parquet",
                "rows.json",
                "rows.ndjson.gz"
            })
    void readsEveryFormatAlike(String name) throws Exception {
        if (name.endsWith(".tsv")) {
            write(name, ROWS.replace(',', '\t'));
        }
        Path file = name.endsWith(".tsv") ? folder.resolve(name) : as(name);
        try (Table table = Table.open(file, LABELLED)) {
            assertThat(Table.recognises(file)).isTrue();
            assertThat(table.size()).isEqualTo(4);
            TableEncoding encoding = fitAll(table);
            assertThat(encoding.columns())
                    .extracting(Column::name)
                    .containsExactly("bytes", "rate", "ssl", "port");
            assertThat(encoding.columns().get(1)).isEqualTo(rate());
            assertThat(encoding.columns().get(2)).isEqualTo(truths("ssl", 0.5, 0.5));
            assertThat(encoding.columns().get(3))
                    .isEqualTo(new Category("port", List.of("ftp", "http", "smtp"), false));
            Batch batch = all(table.encode(encoding));
            assertThat(batch.ids()).containsExactly("1", "2", "3", "4");
            assertThat(batch.labels())
                    .containsExactly(Label.NORMAL, Label.ANOMALOUS, Label.NORMAL, Label.UNKNOWN);
            assertThat(batch.values()).hasSize(4 * 8);
            assertThat(batch.values()[0]).isCloseTo(-15 / (float) Math.sqrt(125), within(1e-6f));
            assertThat(batch.values()[8 + 2]).as("rate missing in row 2").isEqualTo(1);
        }
    }

    private static Numeric rate() {
        Seen seen = new Seen(0.5, 2.5, 0);
        return new Numeric("rate", 1.5, Math.sqrt(2 / 3.0), 1.5, true, NumberWriting.PLAIN, seen);
    }

    @Test
    void encodesAsTheEncodingItselfDoes() throws Exception {
        try (Table table = Table.open(as("rows.parquet"), LABELLED)) {
            TableEncoding encoding = fitAll(table);
            Map<String, Object> row = new HashMap<>();
            row.put("bytes", 20L);
            row.put("rate", null);
            row.put("ssl", true);
            row.put("port", "smtp");
            float[] expected = encoding.encode(row);
            float[] read = new float[8];
            System.arraycopy(all(table.encode(encoding)).values(), 8, read, 0, 8);
            assertThat(read).isEqualTo(expected);
        }
    }

    @Test
    void learnsFromNormalRowsAtThePositionsGiven() throws Exception {
        Path file = as("rows.csv");
        try (Table table = Table.open(file, LABELLED)) {
            Source normals = table.parts().training();
            assertThat(normals.size()).isEqualTo(2);
            TableEncoding encoding = (TableEncoding) normals.fit(first(2));
            assertThat(encoding.columns().get(0))
                    .isEqualTo(
                            new Numeric(
                                    "bytes",
                                    20,
                                    10,
                                    NaN,
                                    false,
                                    NumberWriting.PLAIN,
                                    new Seen(10, 30, 0)));
            assertThat(all(normals.encode(encoding)).ids()).containsExactly("1", "3");
            BitSet second = new BitSet();
            second.set(1);
            try (SampleStore store = normals.store(encoding, second)) {
                assertThat(store.size()).isEqualTo(1);
                assertThat(store.id(0)).isEqualTo("3");
                assertThat(store.label(0)).isEqualTo(Label.NORMAL);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv", "rows.parquet"})
    void saysWhatItsRowsAreWithoutDecodingThem(String name) throws Exception {
        try (Table table = Table.open(as(name), LABELLED)) {
            assertThat(table.id(1)).isEqualTo("2");
            assertThat(table.label(1)).isEqualTo(Label.ANOMALOUS);
            assertThat(table.label(3)).isEqualTo(Label.UNKNOWN);
            assertThat(table.parts().test()).isEmpty();
            Source normals = table.parts().training();
            assertThat(normals.id(1)).isEqualTo("3");
            assertThat(normals.label(1)).isEqualTo(Label.NORMAL);
        }
        try (Table table = Table.open(as(name), LABELLED.withId("port"))) {
            assertThat(table.id(1)).isEqualTo("smtp");
            assertThat(table.parts().training().id(1)).isEqualTo("http");
        }
    }

    @Test
    void rowsBelongTogetherByColumnOrTimeOrNotAtAll() throws Exception {
        Path file = as("rows.csv");
        try (Table table = Table.open(file, LABELLED)) {
            assertThat(table.grouping()).isEqualTo(Grouping.AT_RANDOM);
        }
        try (Table table = Table.open(file, LABELLED.withGroup("port"))) {
            assertThat(table.grouping().description()).isEqualTo("by column port, 3 groups");
            assertThat(table.grouping().units(4)).containsExactly(0, 1, 0, 2);
            assertThat(table.parts().training().grouping().units(2)).containsExactly(0, 0);
            assertThat(fitAll(table).columns())
                    .as("a group is not learned from")
                    .extracting(Column::name)
                    .containsExactly("bytes", "rate", "ssl");
        }
        Path shuffled = write("s.csv", "when,x\n2026-01-03,1\n2026-01-01,2\n2026-01-02,5\n");
        try (Table table = Table.open(shuffled, DEFAULTS.withTime("when"))) {
            Grouping.Stretches stretches = (Grouping.Stretches) table.grouping();
            assertThat(stretches.order()).containsExactly(1, 2, 0);
            assertThat(fitAll(table).columns()).extracting(Column::name).containsExactly("x");
        }
    }

    @Test
    void everyRowIsNormalWhereNothingIsLabelled() throws Exception {
        try (Table table = Table.open(as("rows.csv"), DEFAULTS.withIgnored("class"))) {
            assertThat(table.parts().training()).isSameAs(table);
            assertThat(all(table.encode(fitAll(table))).labels()).containsOnly(Label.UNKNOWN);
        }
    }

    @Test
    void takesIdsAndForcedCategories() throws Exception {
        Path file = write("c.csv", "key,code,x\n007,1,1.5\n008,2,2.5\n009,2,9\n");
        TableOptions options = DEFAULTS.withId("key").withCategories("code");
        try (Table table = Table.open(file, options)) {
            TableEncoding encoding = fitAll(table);
            assertThat(((Category) encoding.columns().get(0)).values()).containsExactly("1", "2");
            Batch batch = all(table.encode(encoding));
            assertThat(batch.ids()).containsExactly("007", "008", "009");
            assertThat(batch.values()).startsWith(1, 0, 0);
        }
    }

    /** Of one word that came once and one that came twice, in three rows. */
    private static final float NEWS = (float) Math.sqrt(1.5);

    @Test
    void anUnseenWordHasItsOwnFeatureAndNaNIsMissing() throws Exception {
        Path training = write("a.csv", "x,word\n1,it's\n2,b\nNaN,b\n");
        Path later = write("b.csv", "word,x\nnew,3\nit's,NaN\n");
        try (Table table = Table.open(training, DEFAULTS);
                Table scored = Table.open(later, DEFAULTS)) {
            TableEncoding encoding = fitAll(table);
            assertThat(all(scored.encode(encoding)).values())
                    .containsExactly(3, 0, 0, 0, NEWS, 0, 1, 0, 1, 0);
        }
    }

    @Test
    void oddNamesAreTakenAsTheyAre() throws Exception {
        Path file = write("größe's \"1\".csv", "a \"\"b,größe',select\n1,2,x\n3,4,y\n");
        try (Table table = Table.open(file, DEFAULTS)) {
            assertThat(table.columns()).hasSize(3).contains("größe'", "select");
            assertThat(all(table.encode(fitAll(table))).size()).isEqualTo(2);
        }
    }

    @Test
    void readsFoldersAndPatternsInTheOrderOfNames() throws Exception {
        write("b.csv", "x\n3\n4\n");
        write("a.csv", "x\n1\n2.5\n");
        write("_SUCCESS", "");
        for (Path path : List.of(folder, folder.resolve("*.csv"))) {
            assertThat(Table.recognises(path)).isTrue();
            try (Table table = Table.open(path, DEFAULTS.withCategories("x"))) {
                TableEncoding encoding = fitAll(table);
                List<Object> read = new ArrayList<>();
                Batch batch = all(table.encode(encoding));
                for (int i = 0; i < 4; i++) {
                    float[] row = Arrays.copyOfRange(batch.values(), i * 5, i * 5 + 5);
                    read.add(encoding.decode(row).get("x"));
                }
                assertThat(read).containsExactly("1", "2.5", "3", "4");
            }
        }
        write("c.parquet", "PAR1");
        assertThat(Table.recognises(folder)).isFalse();
    }

    @Test
    void aQueryIsATableWhereverItIsWritten() throws Exception {
        Path csv = as("rows.csv");
        String sql =
                "SELECT *, bytes > 15 AS large FROM read_csv("
                        + Sql.text(csv)
                        + ") -- the lot;\nORDER BY bytes DESC;";
        Path file = write("rows.sql", sql);
        try (Table query = Table.query(sql, LABELLED);
                Table written = Table.open(file, LABELLED)) {
            TableEncoding encoding = fitAll(query);
            assertThat(encoding.columns())
                    .last()
                    .isEqualTo(truths("large", 0.75, Math.sqrt(3) / 4));
            assertThat(all(query.encode(encoding)).labels()).startsWith(Label.UNKNOWN);
            assertThat(all(written.encode(encoding)).values())
                    .isEqualTo(all(query.encode(encoding)).values());
        }
    }

    @Test
    void readsInBlocksAndStreamsWithoutACopy() throws Exception {
        String sql = "SELECT i AS x, i % 7 = 0 AS f FROM range(10000) t(i)";
        try (Table table = Table.query(sql, DEFAULTS.withNumbers("x"));
                Table streamed = Table.query(sql, DEFAULTS)) {
            TableEncoding encoding = fitAll(table);
            int read = 0;
            try (SampleReader reader = streamed.encode(encoding).open()) {
                for (var batch = reader.next(999); batch.isPresent(); batch = reader.next(999)) {
                    Batch block = batch.get();
                    for (int i = 0; i < block.size(); i++, read++) {
                        assertThat(block.ids().get(i)).isEqualTo(Integer.toString(read + 1));
                        float expected = (float) ((read - 4999.5) / scale(encoding));
                        assertThat(block.values()[2 * i]).isEqualTo(expected);
                    }
                }
            }
            assertThat(read).isEqualTo(10000);
        }
    }

    private static double scale(TableEncoding encoding) {
        return ((Numeric) encoding.columns().get(0)).scale();
    }

    @Test
    void leavesNothingBehindWhenClosed() throws Exception {
        Table table = Table.open(as("rows.csv"), LABELLED);
        fitAll(table);
        Path scratch = table.scratch();
        assertThat(scratch).isNotEmptyDirectory();
        table.parts().training().close();
        assertThat(table.size()).isEqualTo(4);
        table.close();
        table.close();
        assertThat(scratch).doesNotExist();
    }

    @Test
    void fitsOnNoMoreRowsThanAMillionAndOnTheSameEveryTime() {
        BitSet odd = new BitSet();
        for (int i = 1; i < 20_000; i += 2) {
            odd.set(i);
        }
        BitSet chosen = TrainingRows.atMost(1000, odd);
        assertThat(chosen.cardinality()).isEqualTo(1000);
        assertThat(chosen).isEqualTo(TrainingRows.atMost(1000, odd));
        assertThat(chosen.get(0, 10_000).cardinality()).isBetween(400, 600);
        assertThat(TrainingRows.atMost(10_000, odd)).isEqualTo(odd);
        chosen.andNot(odd);
        assertThat(chosen.isEmpty()).isTrue();
    }

    @Test
    void fingerprintsFollowTheContent() throws Exception {
        Path file = write("rows.csv", ROWS);
        String before = fingerprint(file);
        assertThat(before).matches("[0-9a-f]{64}").isEqualTo(fingerprint(file));
        write("rows.csv", ROWS.replace("10", "11"));
        assertThat(fingerprint(file)).isNotEqualTo(before);
        String query = "FROM range(10)";
        try (Table one = Table.query(query, DEFAULTS);
                Table other = Table.query(query + " WHERE true", DEFAULTS)) {
            assertThat(one.fingerprint())
                    .matches("[0-9a-f]{64}")
                    .isEqualTo(one.fingerprint())
                    .isNotEqualTo(other.fingerprint());
        }
    }

    private static String fingerprint(Path file) {
        try (Table table = Table.open(file, DEFAULTS)) {
            return table.fingerprint();
        }
    }
}
