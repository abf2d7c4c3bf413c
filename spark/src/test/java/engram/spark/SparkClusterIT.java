package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster in small: a master, two workers, and an executor of its own process on each. */
class SparkClusterIT {
    @TempDir private static Path folder;
    private static Path table;
    private static SparkSession spark;

    @BeforeAll
    static void start() throws IOException {
        Path training = Shelf.rows(folder.resolve("training.csv"), 400);
        Shelf.rowDetector("memae", training, folder.resolve("memae"));
        table = Shelf.rows(folder.resolve("today.csv"), 20_000);
        // Executors are started from SPARK_HOME, and get their class path from the setting below.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        spark =
                SparkSession.builder()
                        .master("local-cluster[2,1,1024]")
                        .config("spark.ui.enabled", false)
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.executor.memory", "512m")
                        .config(
                                "spark.executor.extraClassPath",
                                System.getProperty("java.class.path"))
                        .getOrCreate();
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    private static Dataset<Row> rows() {
        return spark.read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(table.toString())
                .repartitionByRange(3, functions.col("id"));
    }

    private static List<Row> verdicts(Dataset<Row> rows) {
        return SparkDetector.of(spark, folder.resolve("memae").toString())
                .detect(rows)
                .select("id", "verdict.score", "verdict.p_value", "verdict.anomalous")
                .sort("id")
                .collectAsList();
    }

    @Test
    void executorsJudgeAsTheFileIsJudged() {
        Map<String, Detection> expected;
        try (AnomalyDetector detector = AnomalyDetector.load(folder.resolve("memae"));
                Table file = Table.open(table, TableOptions.defaults().withId("id"))) {
            expected =
                    detector.detect(file).stream()
                            .collect(Collectors.toMap(Detection::id, Function.identity()));
        }
        for (Row row : verdicts(rows())) {
            Detection same = expected.remove(row.getString(0));
            assertThat(row.getDouble(1)).isCloseTo(same.score(), within(1e-5));
        }
        assertThat(expected).isEmpty();
    }

    @Test
    void anExecutorThatIsKilledIsReplacedWithTheSameVerdicts() {
        Dataset<Row> rows = rows();
        List<Row> expected = verdicts(rows);
        String killed = folder.resolve("killed").toString();
        FilterFunction<Row> dying =
                row -> {
                    if (TaskContext.get().partitionId() == 1 && new File(killed).createNewFile()) {
                        Runtime.getRuntime().halt(9);
                    }
                    return true;
                };
        assertThat(verdicts(rows.filter(dying))).isEqualTo(expected);
        assertThat(folder.resolve("killed")).exists();
    }
}
