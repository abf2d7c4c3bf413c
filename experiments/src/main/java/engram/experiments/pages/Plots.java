package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Means;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import engram.report.charts.Mark;
import engram.report.charts.MarkChart;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Plots of the figures that tables hold. */
final class Plots {
    private Plots() {}

    /** Means with their spread over seeds, and the published values. */
    static Passage.Plot means(
            Sheet sheet,
            String axis,
            ToDoubleFunction<Result> figure,
            Function<String, OptionalDouble> published) {
        List<Mark> marks =
                sheet.methods().stream()
                        .map(
                                method ->
                                        new Mark(
                                                sheet.label(method),
                                                spread(sheet.mean(method, figure)),
                                                sheet.isWhole(method)
                                                        ? published.apply(method)
                                                        : OptionalDouble.empty(),
                                                List.of(),
                                                isMemory(method)))
                        .toList();
        boolean compared = marks.stream().anyMatch(mark -> mark.published().isPresent());
        return new Passage.Plot(
                "Dot and bar: mean and standard deviation over seeds."
                        + (compared ? " Ring: published." : ""),
                new MarkChart(axis, marks, OptionalDouble.empty()));
    }

    /** One dot for each problem, its mean over seeds. */
    static Passage.Plot problems(Sheet sheet, String axis, ToDoubleFunction<Result> figure) {
        List<Mark> marks =
                sheet.methods().stream().map(method -> mark(sheet, method, figure)).toList();
        return new Passage.Plot(
                "Small dots: the classes, each its mean over seeds. Large dot: their mean.",
                new MarkChart(axis, marks, OptionalDouble.empty()));
    }

    private static Mark mark(Sheet sheet, String method, ToDoubleFunction<Result> figure) {
        List<Result> results = Means.comparable(sheet.of(method));
        List<Mark.Point> points =
                sheet.problems(method).stream()
                        .map(
                                problem ->
                                        new Mark.Point(
                                                sheet.protocol().label(problem),
                                                results.stream()
                                                        .filter(
                                                                r ->
                                                                        r.run()
                                                                                .problem()
                                                                                .equals(problem))
                                                        .mapToDouble(figure)
                                                        .average()
                                                        .orElseThrow()))
                        .toList();
        double mean = sheet.mean(method, figure).mean();
        return new Mark(
                sheet.label(method),
                new Mark.Spread(mean, mean, mean),
                OptionalDouble.empty(),
                points,
                isMemory(method));
    }

    static Mark.Spread spread(RepeatedRuns runs) {
        double deviation = runs.standardDeviation().orElse(0);
        return new Mark.Spread(runs.mean(), runs.mean() - deviation, runs.mean() + deviation);
    }

    static boolean isMemory(String method) {
        return method.startsWith("memae");
    }
}
