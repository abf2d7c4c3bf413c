package engram.spark;

import engram.experiments.results.Standing;
import engram.experiments.runs.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code engram bench} on a cluster: each run of a grid is a task, and its line comes back to the
 * driver's result file. Runs that have a line there already are not repeated.
 */
public final class SparkBench {
    private static final Logger LOG = LoggerFactory.getLogger(SparkBench.class);
    private static final String USAGE =
            "expected TABLE DATA RESULTS [detectors=D,D] [classes=C,C] [seeds=N]"
                    + " [training.epochs=N and other settings], such as kddcup99 /data results"
                    + " detectors=memae,knn seeds=5";
    private static final int NAMED = 3;

    private SparkBench() {}

    /**
     * Carries out what is not in the result files yet.
     *
     * @param table one of the papers' tables, as {@code engram bench} has it
     * @param data where it is, at the same place on each machine
     * @param results the folder of result files, on the driver
     * @throws engram.data.UnreadableDataException if the data is missing on the driver, or results
     *     were found with other settings
     * @throws IllegalArgumentException if a name or a setting does not exist
     */
    public static Bench.Outcome run(
            SparkSession spark,
            String table,
            String data,
            Path results,
            Bench.Selection selection) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SparkWorkforce workforce =
                new SparkWorkforce(
                        context,
                        new BenchTask(table, data),
                        context.defaultParallelism(),
                        Integer.parseInt(spark.conf().get("spark.task.cpus", "1")));
        return Bench.named(table, Path.of(data))
                .run(
                        selection,
                        results,
                        true,
                        workforce,
                        (line, done, all, left) ->
                                LOG.info("[{}/{}, {} s left] {}", done, all, (long) left, line));
    }

    /**
     * The program for {@code spark-submit}.
     *
     * @throws IllegalArgumentException if the arguments are not as they should be
     * @throws IllegalStateException if runs failed; the others' lines are there
     * @throws IOException if Spark cannot be stopped
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length < NAMED) {
            throw new IllegalArgumentException(USAGE);
        }
        Bench.Selection selection =
                selection(Arrays.asList(arguments).subList(NAMED, arguments.length));
        try (SparkSession spark = SparkSession.builder().appName("engram bench").getOrCreate()) {
            Bench.Outcome outcome =
                    run(spark, arguments[0], arguments[1], Path.of(arguments[2]), selection);
            for (Standing standing : outcome.ranking()) {
                LOG.info(
                        "{}, {}: AUROC {} over {} runs",
                        standing.protocol(),
                        standing.method(),
                        standing.auroc().mean(),
                        standing.auroc().count());
            }
            if (!outcome.failures().isEmpty()) {
                throw new IllegalStateException(
                        outcome.failures().size()
                                + " runs failed: "
                                + String.join("; ", outcome.failures()));
            }
        }
    }

    static Bench.Selection selection(List<String> words) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("\"" + word + "\" is no setting: " + USAGE);
            }
            settings.put(word.substring(0, equals), word.substring(equals + 1));
        }
        List<String> detectors = list(settings.remove("detectors"));
        List<String> classes = list(settings.remove("classes"));
        String seeds = settings.remove("seeds");
        return new Bench.Selection(
                detectors, classes, seeds == null ? 0 : Integer.parseInt(seeds), false, settings);
    }

    private static List<String> list(String names) {
        return names == null ? List.of() : List.of(names.split(","));
    }
}
