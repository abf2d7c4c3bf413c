package engram.spark;

import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.torch.Device;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.bytedeco.javacpp.Pointer;

/**
 * How fast a table is judged on Spark, by one executor and by two, and by the command line; and
 * whether native memory stays as it is: {@code SparkSpeed --rows 400000 --batches 10000 --page
 * docs/spark-speed.md --commit abc}, in a checkout where {@code ./engram} has been built.
 */
public final class SparkSpeed {
    /** Of rows, in a batch whose memory is watched. */
    static final int BATCH = 64;

    private static final int COLUMNS = 10;
    private static final int TRAINING_ROWS = 2_000;
    private static final int PARTS = 8;
    private static final int RUNS = 3;

    private final Path folder;
    private final Path detector;
    private final Path table;
    private final Plan plan;

    /**
     * How much.
     *
     * @param rows of the table
     * @param batches that are judged while memory is watched
     */
    record Plan(int rows, int batches) {}

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private SparkSpeed(Path folder, Plan plan) throws IOException {
        this.folder = folder;
        this.plan = plan;
        this.detector = folder.resolve("rows.detector");
        this.table = written(folder.resolve("today.csv"), plan.rows(), 2);
    }

    /** Prints what it measured, and writes it as a page where one is named. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("--", ""), arguments[i + 1]);
        }
        Plan plan =
                new Plan(
                        Integer.parseInt(options.getOrDefault("rows", "400000")),
                        Integer.parseInt(options.getOrDefault("batches", "10000")));
        SparkFigures figures =
                new SparkSpeed(Files.createTempDirectory("engram-spark-speed"), plan).measured();
        String page = figures.page(plan, options.getOrDefault("commit", "unknown"));
        System.out.println(page);
        if (options.containsKey("page")) {
            Files.writeString(Path.of(options.get("page")), page);
        }
        System.exit(0);
    }

    private SparkFigures measured() throws IOException, InterruptedException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        train();
        SparkFigures.Command command = command();
        SparkFigures.Cluster one = cluster(1);
        SparkFigures.Cluster two = cluster(2);
        return new SparkFigures(load, Files.size(table), command, one, two, memory());
    }

    private void train() throws IOException {
        Path training = written(folder.resolve("yesterday.csv"), TRAINING_ROWS, 1);
        try (Table rows = Table.open(training, TableOptions.defaults().withId("id"))) {
            DetectorConfig config =
                    DetectorConfig.of("row-memory", rows.shape())
                            .withExecution(new Execution(1, 1, Device.CPU));
            try (AnomalyDetector learned = AnomalyDetector.train(config, rows)) {
                learned.save(detector);
            }
        }
    }

    /** The command line on the same table, and on a single row, which is what starting takes. */
    private SparkFigures.Command command() throws IOException, InterruptedException {
        Path verdicts = folder.resolve("verdicts.csv");
        Path single = written(folder.resolve("single.csv"), 1, 3);
        double starting = median(() -> score(single, verdicts));
        double seconds = median(() -> score(table, verdicts));
        long anomalous;
        try (var lines = Files.lines(verdicts)) {
            anomalous = lines.filter(line -> line.contains(",true")).count();
        }
        return new SparkFigures.Command(starting, seconds, anomalous);
    }

    private void score(Path rows, Path verdicts) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "./engram",
                                "score",
                                detector.toString(),
                                rows.toString(),
                                "--force",
                                "-o",
                                verdicts.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("command.log").toFile())
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("command.log")));
        }
    }

    /** Executors of one core each, every one a process of its own. */
    private SparkFigures.Cluster cluster(int executors) throws IOException, InterruptedException {
        try (SparkSession spark = started(executors)) {
            Path out = folder.resolve("judged-" + executors);
            judge(spark, out); // starts the executors, and lets Java compile what they run
            double seconds = median(() -> judge(spark, out));
            Dataset<Row> verdicts =
                    spark.read()
                            .schema("id STRING, score DOUBLE, p_value DOUBLE, anomalous BOOLEAN")
                            .csv(out.toString());
            return new SparkFigures.Cluster(seconds, verdicts.where("anomalous").count());
        }
    }

    private SparkSession started(int executors) throws IOException {
        return SparkSession.builder()
                .master("local-cluster[" + executors + ",1,1024]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.executor.memory", "1024m")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .config("spark.sql.files.maxPartitionBytes", Files.size(table) / PARTS + 1)
                .getOrCreate();
    }

    /** All that a user does with a table: read it, judge it, write what came of it. */
    private void judge(SparkSession spark, Path out) {
        Dataset<Row> rows =
                spark.read()
                        .option("header", true)
                        .option("inferSchema", true)
                        .csv(table.toString());
        SparkDetector.of(spark, detector.toString())
                .detect(rows)
                .select("id", "verdict.score", "verdict.p_value", "verdict.anomalous")
                .write()
                .mode("overwrite")
                .csv(out.toString());
    }

    /** What an executor does with batch after batch, in this process. */
    private SparkFigures.Memory memory() throws IOException {
        try (SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate()) {
            SparkDetector judging = SparkDetector.of(spark, detector.toString());
            StructType schema = new StructType().add("id", DataTypes.StringType);
            for (int column = 0; column < COLUMNS; column++) {
                schema = schema.add("c" + column, DataTypes.DoubleType);
            }
            Reading reading = judging.reading(schema);
            long start = System.nanoTime();
            AnomalyDetector loaded = judging.shipment().load(1);
            double loading = (System.nanoTime() - start) / 1e9;
            try (loaded) {
                List<Row> batch = batch();
                judge(batch, reading, loaded, plan.batches() / 10);
                long before = Pointer.physicalBytes();
                judge(batch, reading, loaded, plan.batches());
                return new SparkFigures.Memory(
                        judging.shipment().archive().value().length,
                        loading,
                        before / 1048576.0,
                        Pointer.physicalBytes() / 1048576.0);
            }
        }
    }

    private static void judge(
            List<Row> batch, Reading reading, AnomalyDetector detector, int batches) {
        for (int i = 0; i < batches; i++) {
            Iterator<Row> judged = new JudgedRows(batch.iterator(), reading, detector);
            judged.forEachRemaining(row -> {});
        }
    }

    private static List<Row> batch() {
        Random random = new Random(4);
        return IntStream.range(0, BATCH)
                .mapToObj(row -> RowFactory.create(cells("part " + row, random)))
                .toList();
    }

    /** The middle one of a few times, in seconds. */
    private static double median(Work work) throws IOException, InterruptedException {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private static Path written(Path file, int count, long seed) throws IOException {
        Random random = new Random(seed);
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
            csv.print("id");
            IntStream.range(0, COLUMNS).forEach(column -> csv.print(",c" + column));
            csv.println();
            for (int row = 0; row < count; row++) {
                Object[] cells = cells("part " + row, random);
                csv.println(String.join(",", Arrays.stream(cells).map(String::valueOf).toList()));
            }
        }
        return file;
    }

    /** An id, and numbers that go together in pairs. */
    private static Object[] cells(String id, Random random) {
        Object[] cells = new Object[COLUMNS + 1];
        cells[0] = id;
        double before = 0;
        for (int column = 0; column < COLUMNS; column++) {
            double own = random.nextGaussian();
            before = column % 2 == 0 ? own : before + 0.1 * own;
            cells[column + 1] = Math.round(before * 1e4) / 1e4;
        }
        return cells;
    }
}
