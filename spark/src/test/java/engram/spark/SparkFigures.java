package engram.spark;

import engram.torch.Torch;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.spark.package$;

/**
 * What was measured of judging a table on Spark.
 *
 * @param load how busy the machine was with other things before, as processes that want to run
 * @param bytes of the table
 */
record SparkFigures(
        double load, long bytes, Command command, Cluster one, Cluster two, Memory memory) {
    private static final double BILLION = 1e9;
    private static final int MACHINES = 100;

    /**
     * The command line.
     *
     * @param starting seconds for a single row
     * @param seconds for the table
     */
    record Command(double starting, double seconds, long anomalous) {}

    /** Spark with some executors. */
    record Cluster(double seconds, long anomalous) {}

    /**
     * What an executor holds.
     *
     * @param sent bytes of the detector on its way
     * @param loading seconds
     * @param before resident megabytes after a tenth of the batches
     */
    record Memory(int sent, double loading, double before, double after) {}

    /** As a page. */
    String page(SparkSpeed.Plan plan, String commit) {
        return heading(plan, commit) + table(plan) + paper(plan);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private String heading(SparkSpeed.Plan plan, String commit) {
        return text(
                """
                # A table on Spark: how fast

                Written by `scripts/spark-speed --rows %d --batches %d` on %s at commit %s: Java %s, Spark %s, libtorch %s, %s %s, %s, %d processors, with a load of %.1f from other things before it began.

                """,
                plan.rows(),
                plan.batches(),
                LocalDate.now(ZoneOffset.UTC),
                commit,
                System.getProperty("java.runtime.version"),
                package$.MODULE$.SPARK_VERSION(),
                Torch.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Torch.vectorInstructions(),
                Runtime.getRuntime().availableProcessors(),
                load);
    }

    private String table(SparkSpeed.Plan plan) {
        return text(
                """
                %,d rows of ten numbers (%.0f MB), read from CSV, judged by `row-memory` with one thread, and written to CSV; the middle one of three runs. `local-cluster`: one
                machine holds the driver and all executors, each a process with one core, and Spark has run the job once before.

                | what | measured | goal |
                |---|---:|---:|
                | `engram score`: rows a second (%.1f s; for a single row it takes %.1f s) | %.0f | |
                | one executor: rows a second (%.1f s) | %.0f | |
                | two executors: rows a second (%.1f s) | %.0f | |
                | two against one | %.2f | 1.8 |
                | one executor beside `engram score` | %.2f | |
                | rows called anomalous by `engram score`, by one executor, by two | %d, %d, %d | the same |
                | the detector on its way to an executor, KB | %.0f | |
                | loading it there, s | %.2f | |
                | resident memory after %,d batches of %d rows, MB | %.0f | |
                | after %,d batches more | %.0f | no growth |
                """,
                plan.rows(),
                bytes / 1e6,
                command.seconds(),
                command.starting(),
                plan.rows() / command.seconds(),
                one.seconds(),
                plan.rows() / one.seconds(),
                two.seconds(),
                plan.rows() / two.seconds(),
                speedup(),
                command.seconds() / one.seconds(),
                command.anomalous(),
                one.anomalous(),
                two.anomalous(),
                memory.sent() / 1024.0,
                memory.loading(),
                plan.batches() / 10,
                SparkSpeed.BATCH,
                memory.before(),
                plan.batches(),
                memory.after());
    }

    private double speedup() {
        return one.seconds() / two.seconds();
    }

    /** What these figures come to with more machines than were there. */
    private String paper(SparkSpeed.Plan plan) {
        double rate = MACHINES * plan.rows() / one.seconds();
        double rowBytes = (double) bytes / plan.rows();
        return text(
                """

                ## A cluster of %d, on paper

                Not measured. Parts of a table are judged apart, and all that executors share is the detector, which each gets and loads once (%.0f KB, %.2f s). So %d
                executors of one core, each with a processor of its own, would judge %.1f million rows a second at the most, and a billion rows in %.0f minutes; where each loses what each of two
                loses above, on processors that the driver needs too, in %.0f. The store that the table lies in would have to give %.0f MB a second.
                """,
                MACHINES,
                memory.sent() / 1024.0,
                memory.loading(),
                MACHINES,
                rate / 1e6,
                BILLION / rate / 60,
                BILLION / rate / 60 / Math.min(1, speedup() / 2),
                rate * rowBytes / 1e6);
    }
}
