package engram.experiments.runs;

import engram.evaluation.RepeatedRuns;
import engram.experiments.grid.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Foretells how long the rest of a grid takes, method by method. */
final class RunTimes {
    private final Map<String, List<Double>> seconds = new HashMap<>();
    private final List<Run> waiting = new ArrayList<>();
    private final int jobs;

    RunTimes(List<Workers.Order> orders, int jobs) {
        orders.forEach(order -> waiting.add(order.run()));
        this.jobs = jobs;
    }

    void took(Run run, double elapsed) {
        waiting.remove(run);
        seconds.computeIfAbsent(kind(run), any -> new ArrayList<>()).add(elapsed);
    }

    /** Seconds; a method that has not run yet is taken to be as slow as the others on average. */
    double left() {
        double average = seconds.values().stream().mapToDouble(RunTimes::mean).average().orElse(0);
        return waiting.stream()
                        .mapToDouble(
                                run ->
                                        seconds.containsKey(kind(run))
                                                ? mean(seconds.get(kind(run)))
                                                : average)
                        .sum()
                / jobs;
    }

    private static String kind(Run run) {
        return run.protocol() + " " + run.method();
    }

    private static double mean(List<Double> values) {
        return new RepeatedRuns(values).mean();
    }
}
