package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.UnreadableDataException;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSampleTest {
    private static final TableOptions OPTIONS = TableOptions.defaults().withId("id");

    @TempDir private static Path folder;
    private static Path file;
    private static Dataset<Row> rows;

    @BeforeAll
    static void read() throws IOException {
        file = Shelf.rows(folder.resolve("rows.csv"), 600);
        rows = Spark.csv(file);
    }

    private static String drawn(int most, long seed) {
        try (Table sample = RowSample.of(rows, most, seed, OPTIONS)) {
            assertThat(sample.size()).isEqualTo(most);
            return sample.fingerprint();
        }
    }

    @Test
    void theSameSeedDrawsTheSameRows() {
        assertThat(drawn(200, 3)).isEqualTo(drawn(200, 3)).isNotEqualTo(drawn(200, 4));
    }

    @Test
    void whatWasDrawnTrainsADetectorThatJudgesTheTable() {
        Path saved = folder.resolve("pca.detector");
        try (Table sample = RowSample.of(rows, 300, 1, OPTIONS);
                AnomalyDetector detector =
                        AnomalyDetector.train(
                                DetectorConfig.of("pca", sample.shape()).withFalseAlarmRate(0.1),
                                sample)) {
            assertThat(detector.provenance().source()).endsWith("300-of-600-rows-seed-1.ndjson");
            detector.save(saved);
        }
        Dataset<Row> judged = SparkDetector.of(Spark.SESSION, saved.toString()).detect(rows);
        assertThat(judged.where("verdict.anomalous").count()).isBetween(1L, 200L);
    }

    @Test
    void aSmallTableIsTakenWholeAndReadAsItsFileIs() {
        try (Table all = RowSample.of(rows, 600, 1, OPTIONS);
                Table same = Table.open(file, OPTIONS)) {
            assertThat(all.name()).endsWith("all-600-rows.ndjson");
            BitSet every = new BitSet();
            every.set(0, 600);
            assertThat(all.fit(every)).isEqualTo(same.fit(every));
        }
    }

    @Test
    void aStreamHasNoEnd() {
        Dataset<Row> stream =
                Spark.SESSION.readStream().schema(rows.schema()).csv(folder.toString());
        assertThatThrownBy(() -> RowSample.of(stream, 10, 1, OPTIONS))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("a stream has no end");
        assertThatThrownBy(() -> RowSample.of(rows, 0, 1, OPTIONS))
                .hasMessageContaining("at least one row");
    }
}
