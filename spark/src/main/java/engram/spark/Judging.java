package engram.spark;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/** What a task does with its partition. */
record Judging(Shipment shipment, Reading reading) implements MapPartitionsFunction<Row, Row> {

    /** The detector is let go when the task ends, whether or not all its rows were asked for. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        TaskContext task = TaskContext.get();
        ExecutorDetectors.Lease lease = ExecutorDetectors.lease(shipment, task.cpus());
        TaskCompletionListener ending = ended -> lease.close();
        task.addTaskCompletionListener(ending);
        return new JudgedRows(rows, reading, lease.detector());
    }
}
