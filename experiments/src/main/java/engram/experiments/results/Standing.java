package engram.experiments.results;

import engram.evaluation.RepeatedRuns;
import engram.experiments.grid.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method's place among others.
 *
 * @param auroc mean over the problems, run by run
 * @param seconds of a run, training and scoring, on average
 */
public record Standing(String protocol, String method, RepeatedRuns auroc, double seconds) {

    /** The best first. */
    public static List<Standing> rank(List<Result> results) {
        Map<String, List<Result>> byMethod = new LinkedHashMap<>();
        for (Result result : results) {
            byMethod.computeIfAbsent(
                            result.run().protocol() + " " + result.run().method(),
                            any -> new ArrayList<>())
                    .add(result);
        }
        return byMethod.values().stream()
                .map(Standing::of)
                .sorted(
                        Comparator.comparing(Standing::protocol)
                                .thenComparing(standing -> -standing.auroc().mean()))
                .toList();
    }

    private static Standing of(List<Result> results) {
        Run run = results.get(0).run();
        double seconds =
                results.stream()
                        .mapToDouble(r -> r.cost().training() + r.cost().scoring())
                        .average()
                        .orElse(0);
        return new Standing(
                run.protocol(),
                run.method(),
                Means.overProblems(results, result -> result.own(Figures.AUROC)),
                seconds);
    }
}
