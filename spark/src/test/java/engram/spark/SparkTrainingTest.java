package engram.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Column.Quantity;
import engram.data.encodings.TableEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Holdout;
import engram.detection.files.DetectorArtifact;
import engram.detection.verdict.Detection;
import engram.knn.KnnConfig;
import engram.model.ModelConfig;
import engram.models.RowMemoryConfig;
import engram.nn.Weights;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.torch.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkTrainingTest {
    private static final TableOptions OPTIONS = TableOptions.defaults().withId("id");

    /** Few rows tell what columns hold, so that most of them are beyond the sample. */
    private static final int SAMPLE = 300;

    /** Fewer centres than the sample has rows. */
    private static final KnnConfig HUNDRED =
            new KnnConfig(3, KnnConfig.Distance.MEAN, 20_000, 100, 0.3, KnnConfig.Space.AS_GIVEN);

    @TempDir private static Path folder;
    private static Path file;
    private static Dataset<Row> rows;

    /** Three numbers, two of which agree, and a word; what is odd is so in the last column. */
    @BeforeAll
    static void write() throws IOException {
        file = write("rows.csv", 3000, 0);
        rows = Spark.csv(file).coalesce(1);
    }

    private static Path write(String name, int count, int odd) throws IOException {
        Random random = new Random(count);
        StringBuilder csv = new StringBuilder("id,width,height,depth,colour\n");
        for (int i = 0; i < count; i++) {
            double width = 10 + 3 * random.nextGaussian();
            double height = width + 0.3 * random.nextGaussian();
            boolean strange = i < odd;
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f,%s%n",
                            (strange ? "odd " : "part ") + i,
                            width,
                            strange ? height + 4 : height,
                            500 + 20 * random.nextGaussian(),
                            i % 3 == 0 ? "red" : i % 500 == 499 ? "green" : "blue"));
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private static Function<SampleShape, DetectorConfig> withoutHoldout(String family) {
        return shape -> plain(DetectorConfig.of(family, shape));
    }

    private static DetectorConfig plain(DetectorConfig config) {
        return config.withHoldout(new Holdout(0, 0, 1))
                .withExecution(new Execution(1, 1, Device.CPU));
    }

    private static AnomalyDetector onSpark(Function<SampleShape, DetectorConfig> settings) {
        return new SparkTraining(settings, rows, OPTIONS, SAMPLE).trained();
    }

    /** As the command line does. */
    private static AnomalyDetector fromFile(Function<SampleShape, DetectorConfig> settings) {
        try (Table table = Table.open(file, OPTIONS)) {
            return AnomalyDetector.train(settings.apply(table.shape()), table);
        }
    }

    private static Map<String, Weights> weights(AnomalyDetector detector, String name) {
        detector.save(folder.resolve(name));
        return DetectorArtifact.read(folder.resolve(name)).learned().weights();
    }

    @Test
    void principalComponentsAreThoseOfOneMachine() throws IOException {
        Dataset<Row> manyParts = rows.repartition(40);
        Function<SampleShape, DetectorConfig> settings = withoutHoldout("pca");
        try (AnomalyDetector spark =
                        new SparkTraining(settings, manyParts, OPTIONS, SAMPLE).trained();
                AnomalyDetector alone = fromFile(settings)) {
            assertLevel((TableEncoding) spark.encoding(), (TableEncoding) alone.encoding());
            Map<String, Weights> expected = weights(alone, "alone.detector");
            weights(spark, "spark.detector")
                    .forEach(
                            (name, weights) ->
                                    assertThat(weights.values())
                                            .as(name)
                                            .containsExactly(
                                                    expected.get(name).values(), within(2e-6f)));
            Path today = write("today.csv", 200, 20);
            double[] expectedScores = scores(alone, today);
            double[] found = scores(spark, today);
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i] / expectedScores[i]).isCloseTo(1, within(1e-5));
            }
        }
    }

    private static void assertLevel(TableEncoding found, TableEncoding expected) {
        for (int i = 0; i < expected.columns().size(); i++) {
            Column column = found.columns().get(i);
            if (expected.columns().get(i) instanceof Quantity same) {
                assertThat(column.name()).isEqualTo(same.name());
                assertThat(((Quantity) column).center() / same.center()).isCloseTo(1, within(1e-9));
                assertThat(((Quantity) column).scale() / same.scale()).isCloseTo(1, within(1e-9));
            } else {
                // The green ones are beyond the sample, or may be.
                assertThat(column).isEqualTo(expected.columns().get(i));
                assertThat(((Category) column).values()).containsExactly("blue", "green", "red");
            }
        }
    }

    private static double[] scores(AnomalyDetector detector, Path path) {
        try (Table table = Table.open(path, OPTIONS)) {
            return detector.detect(table).stream().mapToDouble(Detection::score).toArray();
        }
    }

    @Test
    void neighboursAreAsFewAndAsGoodAsThoseOfOneMachine() throws IOException {
        asGoodAsOnOneMachine("points", shape -> HUNDRED);
    }

    @Test
    void rowMemoryIsAsGoodAsThatOfOneMachine() throws IOException {
        asGoodAsOnOneMachine(
                "stored.points",
                shape -> {
                    RowMemoryConfig standard = RowMemoryConfig.forShape(shape);
                    return new RowMemoryConfig(HUNDRED, standard.learned(), 1, 1);
                });
    }

    private static void asGoodAsOnOneMachine(
            String points, Function<SampleShape, ModelConfig> model) throws IOException {
        Path today = write("judged.csv", 400, 80);
        Function<SampleShape, DetectorConfig> few =
                shape -> plain(DetectorConfig.of(model.apply(shape)));
        try (AnomalyDetector spark = onSpark(few);
                AnomalyDetector alone = fromFile(few)) {
            assertThat(weights(spark, points + ".detector").get(points).shape())
                    .containsExactly(100, 7);
            assertThat(auroc(spark, today))
                    .isGreaterThan(0.9)
                    .isCloseTo(auroc(alone, today), within(0.02));
        }
    }

    private static double auroc(AnomalyDetector detector, Path path) {
        double[] scores = scores(detector, path);
        int odd = 80;
        long above = 0;
        for (int i = 0; i < odd; i++) {
            for (int j = odd; j < scores.length; j++) {
                above += scores[i] > scores[j] ? 1 : 0;
            }
        }
        return above / (double) odd / (scores.length - odd);
    }

    @Test
    void theThresholdIsOfRowsThatWereHeldOutAndTheSameEachTime() throws IOException {
        Function<SampleShape, DetectorConfig> settings =
                shape ->
                        DetectorConfig.of("pca", shape)
                                .withHoldout(new Holdout(0, 0.2, 1))
                                .withFalseAlarmRate(0.05);
        try (AnomalyDetector detector = onSpark(settings);
                AnomalyDetector again = onSpark(settings)) {
            var counts = detector.provenance().counts();
            assertThat(counts.training() + counts.calibration()).isEqualTo(3000);
            assertThat(counts.calibration()).isBetween(500, 700);
            assertThat(detector.calibration().scores())
                    .hasSize(counts.calibration())
                    .isEqualTo(again.calibration().scores());
            assertThat(detector.provenance().sourceHash())
                    .isEqualTo(again.provenance().sourceHash());
            assertThat(detector.provenance().remarks().toString())
                    .contains(
                            "3,000 rows of a Spark table", "300 rows told which columns there are");
            Path saved = folder.resolve("held.detector");
            detector.save(saved);
            Dataset<Row> fresh = Spark.csv(write("fresh.csv", 2000, 0));
            long flagged =
                    SparkDetector.of(Spark.SESSION, saved.toString())
                            .detect(fresh)
                            .where("verdict.anomalous")
                            .count();
            assertThat(flagged).isBetween(60L, 140L);
        }
    }

    @Test
    void whatTheSampleHadNoneOfIsLearnedAllTheSame() {
        Dataset<Row> gaps =
                rows.withColumn(
                                "height",
                                functions.expr("CASE WHEN id LIKE '%77' THEN NULL ELSE height END"))
                        .withColumn(
                                "depth",
                                functions.expr(
                                        "CASE WHEN id = 'part 1001' THEN 'broken' ELSE CAST(depth AS"
                                                + " STRING) END"))
                        .withColumn("kind", functions.expr("CASE WHEN id = 'part 5' THEN 'n' END"));
        Function<SampleShape, DetectorConfig> settings = withoutHoldout("pca");
        try (AnomalyDetector detector =
                new SparkTraining(settings, gaps, OPTIONS, SAMPLE).trained()) {
            Map<String, Column> columns =
                    ((TableEncoding) detector.encoding())
                            .columns().stream()
                                    .collect(
                                            java.util.stream.Collectors.toMap(
                                                    Column::name, Function.identity()));
            assertThat(columns.get("height").missingIndicator()).isTrue();
            assertThat(((Quantity) columns.get("height")).imputed()).isCloseTo(10, within(0.3));
            assertThat(columns.get("depth").missingIndicator()).isTrue();
            assertThat(detector.provenance().remarks().toString())
                    .contains("column depth: 1 cell is no number (such as \"broken\")");
            assertThat(((TableEncoding) detector.encoding()).missing()).contains("broken");
        }
    }

    @Test
    void onlyNormalRowsAreLearnedAndGroupsStayTogether() {
        Dataset<Row> labelled =
                rows.withColumn("state", functions.expr("IF(colour = 'red', 'bad', 'good')"))
                        .withColumn("host", functions.expr("CAST(width * 10 AS INT) % 40"));
        TableOptions options = OPTIONS.withLabel("state", "good").withGroup("host");
        DealtRows dealt = DealtRows.of(labelled, options, 0.3, 7);
        assertThat(dealt.count()).isEqualTo(2000);
        List<Row> hosts = dealt.training().select("host").distinct().collectAsList();
        List<Row> held = dealt.heldOut().orElseThrow().select("host").distinct().collectAsList();
        assertThat(hosts).isNotEmpty().doesNotContainAnyElementsOf(held);
        assertThat(held).isNotEmpty();
        assertThat(dealt.dealt()).isEqualTo("by column host");
    }

    @Test
    void groupsThatAllFallOnOneSideAreSaid() {
        TableOptions options = OPTIONS.withGroup("half");
        Dataset<Row> two = rows.withColumn("half", functions.lit("same"));
        assertThatThrownBy(() -> SparkTraining.train("pca", two, options))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("dealt by column half");
    }

    @Test
    void whatCannotBeLearnedSoIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> SparkTraining.train("isolation-forest", rows, OPTIONS))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("isolation-forest does not learn from sums")
                .hasMessageContaining("pca, knn and row-memory do");
        Stream.of(
                        OPTIONS.withTime("depth"),
                        OPTIONS.withLabel("no", "good"),
                        OPTIONS.withLabel("colour", "green"),
                        OPTIONS.withLabel("colour", "pink"))
                .forEach(
                        options ->
                                assertThatThrownBy(() -> SparkTraining.train("pca", rows, options))
                                        .isInstanceOf(UnreadableDataException.class)
                                        .message()
                                        .doesNotContain("\n"));
    }
}
