package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Source;
import engram.tables.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KDDCUP99 10 %, as it is distributed: packed, without a header, without an extension. */
class KddTableIT {
    private static final Path READ = Path.of("/proc/self/io");
    private static final TableOptions ATTACKS_NORMAL =
            TableOptions.defaults().withLabel("kind", "attack");
    private static final int ROWS = 494_021;
    private static final int NOT_ATTACKS = 97_278;

    @TempDir static Path folder;
    private static String query;

    @BeforeAll
    static void find() throws Exception {
        String data = System.getenv("ENGRAM_DATA");
        assumeTrue(data != null, "ENGRAM_DATA names no folder");
        Path kdd = Path.of(data, "kddcup99");
        assumeTrue(Files.isDirectory(kdd), kdd + " is not there");
        String names =
                Files.readAllLines(kdd.resolve("columns.csv")).stream()
                        .skip(1)
                        .map(line -> Sql.text(line.replaceFirst(",.*", "")))
                        .collect(Collectors.joining(", "));
        query =
                """
                SELECT * EXCLUDE (label), if(label = 'normal.', 'other', 'attack') AS kind
                FROM read_csv(%s, header = false, names = [%s, 'label'])"""
                        .formatted(Sql.text(kdd.resolve("kddcup.data_10_percent.gz")), names);
    }

    @Test
    void hasTheRowsLabelsAndFeaturesThatPapersCount() {
        try (Table table = Table.query(query, ATTACKS_NORMAL)) {
            assertThat(table.size()).isEqualTo(ROWS);
            Source attacks = table.parts().training();
            assertThat(attacks.size()).isEqualTo(ROWS - NOT_ATTACKS);
            TableEncoding onAll = fit(table);
            List<String> names = onAll.columns().stream().map(Column::name).toList();
            assertThat(names).hasSize(41).contains("num_outbound_cmds", "is_host_login");
            assertThat(onAll.shape().columns()).isEqualTo(FEATURES);
            TableEncoding onAttacks = fit(attacks);
            assertThat(anomalies(table, onAttacks)).isEqualTo(NOT_ATTACKS);
        }
    }

    /**
     * 33 numbers, 5 flags (two of them never set), and protocol, service and flag each with one
     * more for the unseen.
     */
    private static final int FEATURES = 33 + 5 + (3 + 1) + (66 + 1) + (11 + 1);

    private static TableEncoding fit(Source source) {
        BitSet all = new BitSet();
        all.set(0, source.size());
        return (TableEncoding) source.fit(all);
    }

    private static long anomalies(Table table, TableEncoding encoding) {
        long anomalies = 0;
        try (SampleReader reader = table.encode(encoding).open()) {
            for (var batch = reader.next(4096); batch.isPresent(); batch = reader.next(4096)) {
                Batch read = batch.get();
                anomalies += read.labels().stream().filter(Label.ANOMALOUS::equals).count();
            }
        }
        return anomalies;
    }

    /** A walk for each column, or one for each batch, would read the file again and again. */
    @Test
    void aWalkReadsParquetOnce() throws Exception {
        assumeTrue(Files.isReadable(READ), READ + " is not there to count by");
        Path parquet = folder.resolve("kdd.parquet");
        Sqls.run("COPY (" + query + ") TO " + Sql.text(parquet));
        try (Table table = Table.open(parquet, ATTACKS_NORMAL)) {
            TableEncoding encoding = fit(table.parts().training());
            for (int walk = 0; walk < 2; walk++) {
                long before = bytesRead();
                assertThat(anomalies(table, encoding)).isEqualTo(NOT_ATTACKS);
                assertThat(bytesRead() - before).isLessThan(2 * Files.size(parquet));
            }
        }
    }

    /** By this process, from whatever file. */
    private static long bytesRead() throws IOException {
        return Files.readAllLines(READ).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .sum();
    }
}
