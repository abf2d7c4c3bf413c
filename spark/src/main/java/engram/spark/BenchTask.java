package engram.spark;

import engram.experiments.runs.Bench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.spark.api.java.function.Function;

/**
 * One run of a grid, by order: a line in, a line out. Runs of one executor wait for one another, as
 * libtorch has one random generator and one number of threads per process.
 *
 * @param table which of the papers' tables
 * @param data where it is, at the same place on each machine
 */
record BenchTask(String table, String data) implements Function<String, String> {
    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public String call(String order) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            StringWriter answer = new StringWriter();
            Bench.named(table, Path.of(data))
                    .work(new BufferedReader(new StringReader(order)), answer);
            return answer.toString().strip();
        }
    }
}
