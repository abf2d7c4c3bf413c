package engram.soak;

import engram.data.encodings.TableEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.server.EngramServer;
import engram.server.ServerSettings;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The service for a long time with as much to do as it can, in one process with those who ask:
 * {@code Soak --seconds 3600 --clients 8 --rows 64 --page docs/soak.md --commit abc}. Ends with 1
 * if an answer was wrong.
 */
public final class Soak {
    private static final int COLUMNS = 10;
    private static final int TRAINING_ROWS = 2_000;
    private static final long ALONE_SECONDS = 10;

    private Soak() {}

    /**
     * How hard and how long.
     *
     * @param clients who ask at the same time
     * @param rows in a request
     */
    record Plan(long seconds, int clients, int rows) {}

    /** Prints what it measured, and writes it as a page where one is named. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("--", ""), arguments[i + 1]);
        }
        Plan plan =
                new Plan(
                        Long.parseLong(options.getOrDefault("seconds", "3600")),
                        Integer.parseInt(options.getOrDefault("clients", "8")),
                        Integer.parseInt(options.getOrDefault("rows", "64")));
        SoakFigures figures = run(plan);
        String page = figures.page(plan, options.getOrDefault("commit", "unknown"));
        System.out.println(page);
        if (options.containsKey("page")) {
            Files.writeString(Path.of(options.get("page")), page);
        }
        System.exit(figures.load().failures() == 0 ? 0 : 1);
    }

    static SoakFigures run(Plan plan) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("engram-soak");
        List<Map<String, Object>> rows = rows(Math.max(plan.rows(), 256), 2);
        try (Table table = Table.open(written(folder), TableOptions.defaults());
                AnomalyDetector detector =
                        AnomalyDetector.train(
                                DetectorConfig.of("row-memory", table.shape()), table)) {
            detector.save(folder.resolve("shelf/rows"));
            try (EngramServer server =
                    EngramServer.start(ServerSettings.of(folder.resolve("shelf")))) {
                Asking asking = new Asking(server.port(), "rows", rows);
                Overhead overhead = Overhead.measure(detector, asking);
                Load load = Load.run(asking, plan);
                return new SoakFigures(
                        overhead, load, alone(detector, rows.subList(0, plan.rows()), plan));
            }
        }
    }

    /** Rows a second of the detector itself, asked by as many threads at once. */
    private static double alone(AnomalyDetector detector, List<Map<String, Object>> rows, Plan plan)
            throws InterruptedException {
        float[] values = encoded(detector, rows);
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(Math.min(ALONE_SECONDS, plan.seconds()));
        AtomicLong judged = new AtomicLong();
        Thread[] threads = new Thread[plan.clients()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    new Thread(
                            () -> {
                                while (System.nanoTime() < end) {
                                    detector.score(values, rows.size());
                                    judged.addAndGet(rows.size());
                                }
                            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return judged.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static float[] encoded(AnomalyDetector detector, List<Map<String, Object>> rows) {
        TableEncoding encoding = (TableEncoding) detector.encoding();
        int columns = encoding.shape().size();
        float[] values = new float[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(encoding.encode(rows.get(i)), 0, values, i * columns, columns);
        }
        return values;
    }

    private static Path written(Path folder) throws IOException {
        StringBuilder csv = new StringBuilder();
        List<Map<String, Object>> rows = rows(TRAINING_ROWS, 1);
        csv.append(String.join(",", rows.get(0).keySet())).append('\n');
        for (Map<String, Object> row : rows) {
            csv.append(String.join(",", row.values().stream().map(String::valueOf).toList()))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("rows.csv"), csv);
    }

    /** Columns that go together in pairs. */
    private static List<Map<String, Object>> rows(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(
                        row -> {
                            Map<String, Object> values = new LinkedHashMap<>();
                            double before = 0;
                            for (int column = 0; column < COLUMNS; column++) {
                                double own = random.nextGaussian();
                                before = column % 2 == 0 ? own : before + 0.1 * own;
                                values.put("c" + column, before);
                            }
                            return values;
                        })
                .toList();
    }
}
