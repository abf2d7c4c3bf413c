package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import engram.report.charts.Mark;
import engram.report.charts.MarkChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How memory fared, what runs cost, and where results come from. */
record Accounts(Sheet sheet) {

    List<Passage> passages() {
        List<Passage> passages = new ArrayList<>(memory());
        passages.add(new Passage.Heading("Seconds per run"));
        passages.add(seconds());
        passages.addAll(origins());
        return passages;
    }

    /** What it takes to have the results again. */
    List<Passage> origins() {
        return List.of(
                new Passage.Aside("Settings", List.of(settings())),
                new Passage.Aside("Provenance", List.of(provenance())));
    }

    private List<Passage> memory() {
        List<String> methods =
                sheet.methods().stream()
                        .filter(m -> sheet.of(m).stream().allMatch(r -> r.memory().isPresent()))
                        .toList();
        if (methods.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows =
                methods.stream()
                        .map(
                                method ->
                                        List.of(
                                                method,
                                                memory(method, Result.Memory::items),
                                                memory(method, Result.Memory::unused),
                                                memory(method, Result.Memory::effective),
                                                memory(method, Result.Memory::active),
                                                Numerals.figure(mean(method, Result.Memory::dead))))
                        .toList();
        return List.of(
                new Passage.Heading("Memory"),
                new Passage.Prose(
                        "In the last epoch, means over all runs: items with less than 1 % of the"
                                + " mean usage (unused), how many equally used items would be as"
                                + " varied (effective), items read per query (active), and the"
                                + " share of queries that no item answers above the shrink"
                                + " threshold (dead)."),
                health(methods),
                new Passage.Table(
                        List.of("Method", "Items", "Unused", "Effective", "Active", "Dead"), rows));
    }

    private Passage.Plot health(List<String> methods) {
        return new Passage.Plot(
                "Large dot: mean. Small dots: runs.",
                new MarkChart(
                        "effective items",
                        methods.stream().map(this::health).toList(),
                        OptionalDouble.empty()));
    }

    private Mark health(String method) {
        double mean = mean(method, Result.Memory::effective);
        return new Mark(
                method,
                new Mark.Spread(mean, mean, mean),
                OptionalDouble.empty(),
                sheet.of(method).stream()
                        .map(
                                result ->
                                        new Mark.Point(
                                                sheet.protocol().label(result.run().problem())
                                                        + ", seed "
                                                        + result.run().seed(),
                                                result.memory().orElseThrow().effective()))
                        .toList(),
                Plots.isMemory(method));
    }

    private String memory(String method, ToDoubleFunction<Result.Memory> figure) {
        return Numerals.trimmed(mean(method, figure), 1);
    }

    private double mean(String method, ToDoubleFunction<Result.Memory> figure) {
        return sheet.of(method).stream()
                .mapToDouble(result -> figure.applyAsDouble(result.memory().orElseThrow()))
                .average()
                .orElseThrow();
    }

    private Passage seconds() {
        return new Passage.Table(
                List.of("Method", "Training", "Scoring", "Epochs", "Runs", "Threads"),
                sheet.methods().stream()
                        .map(
                                method ->
                                        List.of(
                                                method,
                                                cost(method, Result.Cost::training),
                                                cost(method, Result.Cost::scoring),
                                                distinct(method, r -> r.cost().epochs()),
                                                Integer.toString(sheet.of(method).size()),
                                                distinct(method, r -> r.cost().threads())))
                        .toList());
    }

    private String cost(String method, ToDoubleFunction<Result.Cost> figure) {
        return Numerals.trimmed(
                new RepeatedRuns(
                                sheet.of(method).stream()
                                        .map(result -> figure.applyAsDouble(result.cost()))
                                        .toList())
                        .mean(),
                1);
    }

    private String distinct(String method, Function<Result, Object> what) {
        return distinct(sheet.of(method), what);
    }

    private static String distinct(List<Result> results, Function<Result, Object> what) {
        return results.stream()
                .map(what)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private Passage settings() {
        return new Passage.Table(
                List.of("Method", "What differs from the defaults of its family"),
                sheet.methods().stream()
                        .map(
                                method ->
                                        List.of(
                                                method,
                                                distinct(
                                                        method,
                                                        r ->
                                                                new TreeMap<>(r.settings())
                                                                        .toString()
                                                                        .replaceAll("[{}]", ""))))
                        .toList());
    }

    private Passage provenance() {
        List<Result> all = sheet.results();
        return new Passage.Table(
                List.of("What", "Value"),
                List.of(
                        List.of("Runs", Integer.toString(all.size())),
                        List.of("Seeds", distinct(all, r -> r.run().seed())),
                        List.of("Data, SHA-256", distinct(all, r -> r.data().hash())),
                        List.of("Samples learned from", range(r -> r.data().training())),
                        List.of("Samples for validation", range(r -> r.data().validation())),
                        List.of("Normal samples tested", range(r -> r.data().normal())),
                        List.of("Anomalies tested", range(r -> r.data().anomalous())),
                        List.of("Engram", distinct(all, r -> r.environment().engram())),
                        List.of("Commit", distinct(all, r -> r.environment().commit())),
                        List.of("Java", distinct(all, r -> r.environment().java())),
                        List.of("libtorch", distinct(all, r -> r.environment().torch())),
                        List.of("Machine", distinct(all, r -> r.environment().machine())),
                        List.of("Threads per run", distinct(all, r -> r.cost().threads())),
                        List.of("Ended", ended())));
    }

    private String ended() {
        var times = sheet.results().stream().map(result -> result.cost().ended());
        List<Instant> sorted = times.sorted().toList();
        String first = date(sorted.get(0));
        String last = date(sorted.get(sorted.size() - 1));
        return first.equals(last) ? first : first + " to " + last;
    }

    private static String date(Instant instant) {
        return instant.toString().replaceFirst("T(\\d\\d:\\d\\d).*", " $1 UTC");
    }

    private String range(ToDoubleFunction<Result> what) {
        var values = sheet.results().stream().mapToDouble(what).summaryStatistics();
        String from = Numerals.trimmed(values.getMin(), 0);
        String to = Numerals.trimmed(values.getMax(), 0);
        return from.equals(to) ? from : from + " to " + to;
    }
}
