package engram.experiments.pages;

import engram.evaluation.PairedComparison;
import engram.experiments.grid.Run;
import engram.experiments.results.Result;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * One figure of several methods, to be compared where they ran on the same class with the same
 * seed: the same samples, learned from and tested.
 *
 * @param figures by method, for those that ran, then by class and seed
 */
record Pairs(Map<String, Map<String, Double>> figures) {

    /** Of these methods of a sheet, in their order. */
    static Pairs of(Sheet sheet, Collection<String> methods, ToDoubleFunction<Result> figure) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        for (String method : methods) {
            Map<String, Double> runs = new TreeMap<>();
            for (Result result : sheet.of(method)) {
                Run run = result.run();
                runs.put(run.problem() + ", seed " + run.seed(), figure.applyAsDouble(result));
            }
            if (!runs.isEmpty()) {
                figures.put(method, runs);
            }
        }
        return new Pairs(figures);
    }

    /** The methods that ran. */
    Set<String> methods() {
        return figures.keySet();
    }

    /** The classes and seeds that all of these methods ran with. */
    Set<String> shared(Iterable<String> methods) {
        Set<String> shared = null;
        for (String method : methods) {
            Set<String> ran = figures.getOrDefault(method, Map.of()).keySet();
            if (shared == null) {
                shared = new TreeSet<>(ran);
            }
            shared.retainAll(ran);
        }
        return shared == null ? Set.of() : shared;
    }

    /** A method's figures for some classes and seeds, in their order. */
    double[] values(String method, Set<String> runs) {
        return runs.stream().mapToDouble(figures.get(method)::get).toArray();
    }

    /** One method minus another, where both ran. */
    PairedComparison compared(String one, String other) {
        Set<String> runs = shared(List.of(one, other));
        return PairedComparison.of(values(one, runs), values(other, runs));
    }
}
