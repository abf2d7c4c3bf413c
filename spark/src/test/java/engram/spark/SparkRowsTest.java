package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.UnreadableDataException;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkRowsTest {
    private static final List<String> MODELS = List.of("memae", "knn");

    @TempDir private static Path folder;
    private static Path table;

    @BeforeAll
    static void train() throws IOException {
        Path training = Shelf.rows(folder.resolve("training.csv"), 400);
        for (String model : MODELS) {
            Shelf.rowDetector(model, training, detector(model));
        }
        table = Shelf.rows(folder.resolve("today.csv"), 5000);
    }

    private static Path detector(String model) {
        return folder.resolve(model + ".detector");
    }

    private static SparkDetector spark(String model) {
        return SparkDetector.of(Spark.SESSION, detector(model).toString());
    }

    /** As the command line does. */
    private static Map<String, Detection> fromFile(String model) {
        try (AnomalyDetector detector = AnomalyDetector.load(detector(model));
                Table rows = Table.open(table, TableOptions.defaults().withId("id"))) {
            return detector.detect(rows).stream()
                    .collect(Collectors.toMap(Detection::id, Function.identity()));
        }
    }

    private static List<Row> judged(String model, Dataset<Row> rows) {
        return spark(model).detect(rows).select("id", "verdict.*").collectAsList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "knn"})
    void rowsInOnePartScoreAsTheirFileDoesToTheBit(String model) {
        Map<String, Detection> expected = fromFile(model);
        List<Row> rows = judged(model, Spark.csv(table).coalesce(1));
        assertThat(rows).hasSize(5000);
        for (Row row : rows) {
            Detection same = expected.get(row.<String>getAs("id"));
            assertThat(row.<Double>getAs("score")).isEqualTo(same.score());
            assertThat(row.<Double>getAs("p_value")).isEqualTo(same.pValue());
            assertThat(row.<Boolean>getAs("anomalous")).isEqualTo(same.anomalous());
        }
    }

    @Test
    void textColumnsAndManyPartsChangeNoMoreThanRounding() {
        Map<String, Detection> expected = fromFile("memae");
        Dataset<Row> text = Spark.SESSION.read().option("header", true).csv(table.toString());
        List<Row> rows = judged("memae", text.repartition(7));
        assertThat(rows).hasSize(5000);
        for (Row row : rows) {
            Detection same = expected.get(row.<String>getAs("id"));
            assertThat(row.<Double>getAs("score")).isCloseTo(same.score(), within(1e-5));
        }
    }

    @Test
    void whatBreaksTheRuleIsAnomalousAndItsColumnsAreToBlame() {
        Dataset<Row> rows =
                Spark.SESSION.sql(
                        "SELECT 'odd' id, 10.0D width, -40.0D height, 'red' colour"
                                + " UNION ALL SELECT 'usual', 10.0D, 10.0D, 'blue'");
        Map<String, Row> found =
                judged("memae", rows).stream()
                        .collect(Collectors.toMap(row -> row.getAs("id"), Function.identity()));
        assertThat(found.get("usual").<Boolean>getAs("anomalous")).isFalse();
        assertThat(found.get("usual").getList(4)).isEmpty();
        assertThat(found.get("odd").<Boolean>getAs("anomalous")).isTrue();
        Row blamed = found.get("odd").<Row>getList(4).get(0);
        assertThat(blamed.<String>getAs("column")).isEqualTo("height");
        assertThat(blamed.<String>getAs("actual")).isEqualTo("-40");
        assertThat(judged("knn", rows)).allSatisfy(row -> assertThat(row.getList(4)).isEmpty());
    }

    @Test
    void theRateIsTheUsers() {
        Dataset<Row> rows = Spark.csv(table);
        long strict = anomalies(spark("memae").withFalseAlarmRate(0.02).detect(rows));
        long lax = anomalies(spark("memae").withFalseAlarmRate(0.5).detect(rows));
        assertThat(lax).isGreaterThan(2 * strict);
        assertThatThrownBy(() -> spark("memae").withFalseAlarmRate(2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long anomalies(Dataset<Row> judged) {
        return judged.where("verdict.anomalous").count();
    }

    @Test
    void columnsAreCheckedBeforeAnythingRuns() {
        SparkDetector detector = spark("memae");
        Dataset<Row> rows = Spark.csv(table);
        refuses(
                detector,
                rows.drop("height"),
                "column height is missing, which the detector was trained with; there are id,"
                        + " width, colour");
        refuses(detector, rows.withColumnRenamed("height", "Height"), "capital letters count");
        refuses(detector, rows.withColumn("verdict", functions.lit(1)), "a column verdict already");
        refuses(
                detector,
                rows.withColumn("width", functions.array(functions.col("width"))),
                "column width: expected numbers, as in training, found array<double>");
        refuses(
                detector,
                rows.withColumn("colour", functions.lit(3)),
                "column colour: expected words, as in training, found int");
        refuses(
                detector,
                rows.withColumn("height", functions.current_timestamp()),
                "column height: expected numbers, as in training, found timestamp");
        refuses(
                detector,
                rows.select("id", "width", "height", "colour", "width"),
                "column width is there twice");
    }

    private static void refuses(SparkDetector detector, Dataset<Row> rows, String why) {
        assertThatThrownBy(() -> detector.detect(rows))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aDetectorThatIsDamagedIsRefusedOnTheDriver() {
        assertThatThrownBy(() -> SparkDetector.of(Spark.SESSION, folder.resolve("no").toString()))
                .hasMessageContaining("no");
        assertThatThrownBy(() -> SparkDetector.of(Spark.SESSION, "file:" + folder.resolve("no")))
                .hasMessageContaining("no");
    }

    @Test
    void aDetectorMayLieWhereHadoopReads() {
        SparkDetector detector =
                SparkDetector.of(Spark.SESSION, detector("knn").toUri().toString());
        assertThat(anomalies(detector.detect(Spark.csv(table)))).isPositive();
    }
}
