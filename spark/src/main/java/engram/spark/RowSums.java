package engram.spark;

import engram.detection.AnomalyDetector;
import engram.detection.Refining;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a task adds up of its rows, by the detector of now. */
record RowSums(Shipment shipment, RowColumns reading)
        implements FlatMapFunction<Iterator<Row>, double[]> {

    /** The sums over all rows. */
    double[] over(Dataset<Row> rows) {
        return InOrder.added(rows.javaRDD().mapPartitions(this), RowSums::plus);
    }

    @Override
    public Iterator<double[]> call(Iterator<Row> rows) {
        try (ExecutorDetectors.Lease lease =
                ExecutorDetectors.lease(shipment, TaskContext.get().cpus())) {
            AnomalyDetector detector = lease.detector();
            double[] sums = {};
            while (rows.hasNext()) {
                List<Row> together = new ArrayList<>();
                while (rows.hasNext() && together.size() < detector.samplesAtOnce()) {
                    together.add(rows.next());
                }
                Encoded encoded = reading.encode(together, detector.encoding());
                sums = plus(sums, Refining.sums(detector, encoded.values(), encoded.size()));
            }
            return List.of(sums).iterator();
        }
    }

    /** A part without rows has no sums. */
    private static double[] plus(double[] sums, double[] others) {
        if (sums.length == 0) {
            return others;
        }
        for (int i = 0; i < others.length; i++) {
            sums[i] += others[i];
        }
        return sums;
    }
}
