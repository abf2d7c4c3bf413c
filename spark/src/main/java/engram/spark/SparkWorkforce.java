package engram.spark;

import engram.experiments.runs.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Executors that carry out the runs of a grid. Each run is a job of one task, so that each result
 * is kept as it comes, and a run that kills its executor fails alone.
 *
 * @param jobs how many runs at once
 * @param threads libtorch's, in each
 */
record SparkWorkforce(JavaSparkContext spark, BenchTask task, int jobs, int threads)
        implements Bench.Workforce {

    @Override
    public void carryOut(List<String> orders, Bench.Answered answered) {
        ExecutorService asking = Executors.newFixedThreadPool(Math.max(1, jobs));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                int place = i;
                running.add(
                        asking.submit(
                                () -> {
                                    String answer = answer(orders.get(place));
                                    synchronized (answered) {
                                        answered.with(place, answer);
                                    }
                                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            asking.shutdownNow();
        }
    }

    private String answer(String order) {
        try {
            return spark.parallelize(List.of(order), 1).map(task).first();
        } catch (RuntimeException e) {
            return Bench.failure("its task failed: " + firstLine(e));
        } catch (Exception e) {
            // Spark throws its own without declaring it.
            if (e instanceof SparkException) {
                return Bench.failure("its task failed: " + firstLine(e));
            }
            throw e;
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
