package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.encodings.Encoding;
import engram.detection.AnomalyDetector;
import engram.detection.config.DetectorConfig;
import engram.memae.MemAeConfig;
import engram.tables.Table;
import engram.tables.TableOptions;
import engram.training.TrainingConfig;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Rows per second from a Parquet file to scores. */
final class TableBenchmark {

    /**
     * @param rowsPerSecond from file to score, the best of three walks
     * @param reading rows per second when nothing is scored
     * @param bound rows per second if the multiply-adds of network and score ran at the machine's
     *     matrix-product rate, nothing else took time, and no rows were equal
     */
    record Throughput(
            long rows, int features, double rowsPerSecond, double reading, double bound) {}

    private TableBenchmark() {}

    static Throughput run(Path parquet, double multiplicationsPerSecond) {
        try (Table table = Table.open(parquet, TableOptions.defaults())) {
            DetectorConfig config =
                    DetectorConfig.of(MemAeConfig.forShape(new SampleShape.Row(1)))
                            .withTraining(new TrainingConfig(1, 1024, 1e-3));
            try (AnomalyDetector detector = AnomalyDetector.train(config, table)) {
                double best = 0;
                double reading = 0;
                long rows = 0;
                for (int walk = 0; walk < 3; walk++) {
                    AtomicLong seen = new AtomicLong();
                    long start = System.nanoTime();
                    detector.detect(table, detection -> seen.incrementAndGet());
                    rows = seen.get();
                    best = Math.max(best, rows / ((System.nanoTime() - start) / 1e9));
                    reading = Math.max(reading, readingRate(table, detector.encoding()));
                }
                SampleShape shape = detector.encoding().shape();
                double perRow = RowBenchmark.multiplications(MemAeConfig.forShape(shape), shape);
                return new Throughput(
                        rows, shape.size(), best, reading, multiplicationsPerSecond / perRow);
            }
        }
    }

    private static double readingRate(Table table, Encoding encoding) {
        long start = System.nanoTime();
        long rows = 0;
        try (var reader = table.encode(encoding).open()) {
            for (var next = reader.next(4096); next.isPresent(); next = reader.next(4096)) {
                rows += next.get().size();
            }
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }
}
