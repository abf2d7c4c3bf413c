package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.grid.Grid;
import engram.experiments.protocols.Protocol;
import engram.experiments.results.Figures;
import engram.experiments.results.Means;
import engram.experiments.results.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** All results of a protocol, as its tables need them. */
record Sheet(Grid grid, List<Result> results) {

    Protocol protocol() {
        return grid.protocol();
    }

    /**
     * Those that ran: the table's in its order, then those of the ablation, then the variants, then
     * others.
     */
    List<String> methods() {
        Set<String> ran = new LinkedHashSet<>();
        results.forEach(result -> ran.add(result.run().method()));
        Set<String> ordered = new LinkedHashSet<>(grid.methods());
        ordered.addAll(Grid.ABLATION);
        ordered.addAll(grid.variants());
        ordered.addAll(ran);
        ordered.retainAll(ran);
        return List.copyOf(ordered);
    }

    /** Without the variants, which are no part of the table. */
    Sheet table() {
        return where(method -> !grid.variants().contains(method));
    }

    /** Nothing but the variants. */
    Sheet variants() {
        return where(grid.variants()::contains);
    }

    private Sheet where(Predicate<String> isWanted) {
        return new Sheet(
                grid,
                results.stream().filter(result -> isWanted.test(result.run().method())).toList());
    }

    /**
     * What methods are compared by.
     *
     * @param title as a reader sees it
     * @param printed the name under which {@link Published} has it
     * @param of the figure of a run
     */
    record Figure(String title, String printed, ToDoubleFunction<Result> of) {}

    List<Figure> figures() {
        Figure auroc = new Figure("AUROC", Figures.AUROC, result -> result.own(Figures.AUROC));
        return protocol().hasCutOffs()
                ? List.of(
                        auroc,
                        f1("F1 of the top fifth", Figures.TOP_FIFTH),
                        f1("F1 at the true ratio", Figures.TRUE_RATIO))
                : List.of(auroc);
    }

    private static Figure f1(String title, String rule) {
        return new Figure(title, Figures.F1, result -> result.own(Figures.at(rule, Figures.F1)));
    }

    List<Result> of(String method) {
        return results.stream().filter(result -> result.run().method().equals(method)).toList();
    }

    /** The problems that a method's means are over. */
    Set<String> problems(String method) {
        return Means.comparable(of(method)).stream()
                .map(result -> result.run().problem())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a method's means are over all problems, as published ones are. */
    boolean isWhole(String method) {
        return problems(method).size() == protocol().problems().size();
    }

    /** The method, and where its means are of some problems only, of how many. */
    String label(String method) {
        return isWhole(method)
                ? method
                : "%s (%d of %d)"
                        .formatted(method, problems(method).size(), protocol().problems().size());
    }

    RepeatedRuns mean(String method, ToDoubleFunction<Result> figure) {
        return Means.overProblems(of(method), figure);
    }

    /** The published figure that a method is held to: F1 where thresholds are judged, or AUROC. */
    OptionalDouble printed(String method) {
        return published().figure(method, protocol().hasCutOffs() ? Figures.F1 : Figures.AUROC);
    }

    Published published() {
        return Published.of(protocol().name());
    }
}
