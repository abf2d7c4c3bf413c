package engram.experiments;

import engram.evaluation.RepeatedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Figures of several runs as one. */
final class Means {
    private Means() {}

    /**
     * The mean over problems, seed by seed; of the seeds that have as many problems as the one with
     * most, so that all means are of the same problems.
     */
    static RepeatedRuns overProblems(List<Result> results, ToDoubleFunction<Result> figure) {
        Map<Long, List<Double>> bySeed = new TreeMap<>();
        for (Result result : results) {
            bySeed.computeIfAbsent(result.run().seed(), any -> new ArrayList<>())
                    .add(figure.applyAsDouble(result));
        }
        int most = bySeed.values().stream().mapToInt(List::size).max().orElse(0);
        return new RepeatedRuns(
                bySeed.values().stream()
                        .filter(values -> values.size() == most)
                        .map(values -> new RepeatedRuns(values).mean())
                        .toList());
    }
}
