package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run meets: streams, tasks that fail, many batches, several detectors. */
class SparkRunTest {
    private static final AtomicInteger FAILURES = new AtomicInteger();

    @TempDir private static Path folder;
    private static Path table;
    private static SparkDetector detector;

    @BeforeAll
    static void train() throws IOException {
        table = Shelf.rows(folder.resolve("rows.csv"), 400);
        Shelf.rowDetector("memae", table, folder.resolve("memae"));
        detector = SparkDetector.of(Spark.SESSION, folder.resolve("memae").toString());
    }

    private static List<Row> verdicts(Dataset<Row> rows) {
        return detector.detect(rows).select("id", "verdict.*").sort("id").collectAsList();
    }

    @Test
    void aStreamIsJudgedByTheSameFunction()
            throws IOException, TimeoutException, StreamingQueryException {
        Path arriving = Files.createDirectory(folder.resolve("arriving"));
        Files.copy(table, arriving.resolve("1.csv"));
        Dataset<Row> atRest = Spark.csv(table);
        Dataset<Row> stream =
                Spark.SESSION
                        .readStream()
                        .schema(atRest.schema())
                        .option("header", true)
                        .csv(arriving.toString());
        StreamingQuery query =
                detector.detect(stream)
                        .writeStream()
                        .format("memory")
                        .queryName("judged")
                        .outputMode("append")
                        .start();
        try {
            query.processAllAvailable();
            Files.copy(table, arriving.resolve("2.csv"));
            query.processAllAvailable();
        } finally {
            query.stop();
        }
        List<Row> twice =
                Spark.SESSION
                        .table("judged")
                        .select("id", "verdict.*")
                        .distinct()
                        .sort("id")
                        .collectAsList();
        assertThat(Spark.SESSION.table("judged").count()).isEqualTo(800);
        assertThat(twice).isEqualTo(verdicts(atRest.coalesce(1)));
    }

    @Test
    void aTaskThatFailsIsRepeatedWithTheSameVerdicts() {
        Dataset<Row> rows = Spark.csv(table).coalesce(1);
        List<Row> expected = verdicts(rows);
        FAILURES.set(0);
        FilterFunction<Row> failing =
                row -> {
                    if (row.getString(0).equals("part 300") && FAILURES.getAndIncrement() < 2) {
                        throw new IllegalStateException("a task fails");
                    }
                    return true;
                };
        assertThat(verdicts(rows.filter(failing))).isEqualTo(expected);
        assertThat(FAILURES).hasValueGreaterThan(2);
    }

    @Test
    void onlyWhatIsAskedForIsKeptOpen() throws IOException {
        Shelf.rowDetector("pca", table, folder.resolve("pca"));
        SparkDetector other = SparkDetector.of(Spark.SESSION, folder.resolve("pca").toString());
        Dataset<Row> rows = Spark.csv(table);
        assertThat(detector.detect(rows).limit(3).collectAsList()).hasSize(3);
        Dataset<Row> both = other.detect(detector.detect(rows), "other");
        assertThat(both.where("verdict.anomalous AND other.anomalous").count()).isPositive();
        assertThat(both.where("verdict.score = other.score").count()).isZero();
        ExecutorDetectors.freeIdle();
        assertThat(ExecutorDetectors.open()).isZero();
    }

    @Test
    void manyBatchesLeaveNoNativeMemoryBehind() {
        Dataset<Row> rows = Spark.csv(table);
        RowColumns reading = (RowColumns) detector.reading(rows.schema());
        try (ExecutorDetectors.Lease lease = ExecutorDetectors.lease(detector.shipment(), 1)) {
            walk(lease, reading, 200);
            long before = Pointer.physicalBytes();
            walk(lease, reading, 2000);
            assertThat(Pointer.physicalBytes() - before).isLessThan(20 << 20);
        }
    }

    private static void walk(ExecutorDetectors.Lease lease, RowColumns reading, int batches) {
        int count = batches * 64;
        Iterator<Row> rows =
                IntStream.range(0, count)
                        .mapToObj(i -> RowFactory.create("part " + i, 10.0, 10.5, "red"))
                        .iterator();
        int judged = 0;
        while (rows.hasNext()) {
            List<Row> few = IntStream.range(0, 64).mapToObj(i -> rows.next()).toList();
            JudgedRows some = new JudgedRows(few.iterator(), reading, lease.detector());
            while (some.hasNext()) {
                some.next();
                judged++;
            }
        }
        assertThat(judged).isEqualTo(count);
    }
}
