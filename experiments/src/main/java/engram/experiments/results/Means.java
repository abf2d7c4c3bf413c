package engram.experiments.results;

import engram.evaluation.RepeatedRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures of several runs as one. */
public final class Means {
    private Means() {}

    /** The mean over problems, seed by seed, of the runs that {@link #comparable} leaves. */
    public static RepeatedRuns overProblems(List<Result> results, ToDoubleFunction<Result> figure) {
        Map<Long, List<Double>> bySeed =
                comparable(results).stream()
                        .collect(
                                Collectors.groupingBy(
                                        result -> result.run().seed(),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                figure::applyAsDouble, Collectors.toList())));
        return new RepeatedRuns(
                bySeed.values().stream().map(values -> new RepeatedRuns(values).mean()).toList());
    }

    /**
     * Those of one method whose seeds have the same problems, so that means over them are of the
     * same: as many problems as any seed has, and then as many seeds as possible.
     */
    public static List<Result> comparable(List<Result> results) {
        Map<Long, Set<String>> bySeed = new TreeMap<>();
        for (Result result : results) {
            bySeed.computeIfAbsent(result.run().seed(), any -> new TreeSet<>())
                    .add(result.run().problem());
        }
        // A grid that was interrupted has seeds with fewer problems, whose means would be of
        // others.
        Map<Set<String>, Integer> seeds = new HashMap<>();
        bySeed.values().forEach(problems -> seeds.merge(problems, 1, Integer::sum));
        Set<String> widest = Set.of();
        for (Set<String> problems : bySeed.values()) {
            boolean wider = problems.size() > widest.size();
            boolean deeper =
                    problems.size() == widest.size() && seeds.get(problems) > seeds.get(widest);
            widest = wider || deeper ? problems : widest;
        }
        Set<String> chosen = widest;
        return results.stream()
                .filter(result -> bySeed.get(result.run().seed()).equals(chosen))
                .toList();
    }
}
