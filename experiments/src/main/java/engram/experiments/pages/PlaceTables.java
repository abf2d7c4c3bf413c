package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Figures;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where maps are judged too: a table for each number of pictures that are learned from, over all
 * splits but the first, by which settings may have been chosen.
 */
record PlaceTables(Sheet sheet) {
    private static final String SPLIT = "-split-";
    private static final String CHOSEN_BY = SPLIT + "0";

    /** None where a protocol judges pictures as a whole only. */
    List<Passage> passages() {
        if (!sheet.protocol().hasPlaces()) {
            return List.of();
        }
        Map<String, List<Result>> bySize = new LinkedHashMap<>();
        Set<String> sizes = new LinkedHashSet<>();
        sheet.protocol().problems().forEach(problem -> sizes.add(size(problem)));
        for (String size : sizes) {
            List<Result> reported =
                    sheet.results().stream()
                            .filter(result -> size(result.run().problem()).equals(size))
                            .filter(result -> !result.run().problem().endsWith(CHOSEN_BY))
                            .toList();
            if (!reported.isEmpty()) {
                bySize.put(size, reported);
            }
        }
        List<Passage> passages = new ArrayList<>();
        bySize.forEach(
                (size, results) -> {
                    passages.add(new Passage.Heading("Learned from " + size.replace('-', ' ')));
                    passages.add(new Passage.Prose(splits(results)));
                    passages.add(pictures(results));
                    passages.add(verdicts(results));
                });
        return passages;
    }

    private static String size(String problem) {
        return problem.substring(0, problem.indexOf(SPLIT));
    }

    private static String splits(List<Result> results) {
        Set<String> splits =
                results.stream()
                        .map(r -> r.run().problem())
                        .map(p -> p.substring(p.indexOf(SPLIT) + SPLIT.length()))
                        .collect(Collectors.toCollection(TreeSet::new));
        return "Means over splits "
                + Numerals.list(splits)
                + ", each the mean of its seeds; behind ± the standard deviation of splits.";
    }

    private Passage pictures(List<Result> results) {
        Set<String> defects =
                results.get(0).scores().values().iterator().next().keySet().stream()
                        .filter(name -> name.startsWith(Figures.AUROC + "-"))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> head = new ArrayList<>(List.of("Method", "AUROC"));
        defects.forEach(name -> head.add(name.substring(Figures.AUROC.length() + 1)));
        head.addAll(List.of("Pixel AUROC", "AUPRO-30"));
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods(results)) {
            List<Result> own = of(results, method);
            List<String> row = new ArrayList<>(List.of(method, spread(own, Figures.AUROC)));
            defects.forEach(name -> row.add(mean(own, name)));
            row.add(mean(own, Figures.PIXEL_AUROC));
            row.add(mean(own, Figures.AUPRO));
            rows.add(row);
        }
        return new Passage.Table(head, rows);
    }

    private Passage verdicts(List<Result> results) {
        List<String> head =
                List.of(
                        "Method",
                        "False alarms at 1 %",
                        "Recall at 1 %",
                        "False alarms at 5 %",
                        "Recall at 5 %",
                        "Seconds to learn",
                        "Megabytes");
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods(results)) {
            List<Result> own = of(results, method);
            rows.add(
                    List.of(
                            method,
                            mean(own, Figures.at("1-percent", "false-alarms")),
                            mean(own, Figures.at("1-percent", "recall")),
                            mean(own, Figures.at("5-percent", "false-alarms")),
                            mean(own, Figures.at("5-percent", "recall")),
                            rounded(own, result -> result.cost().training()),
                            rounded(own, result -> own(result, Figures.MEGABYTES))));
        }
        return new Passage.Table(head, rows);
    }

    private List<String> methods(List<Result> results) {
        return sheet.methods().stream().filter(m -> !of(results, m).isEmpty()).toList();
    }

    private static List<Result> of(List<Result> results, String method) {
        return results.stream().filter(r -> r.run().method().equals(method)).toList();
    }

    /** Of each split the mean over seeds; empty where a result lacks the figure. */
    private static Optional<RepeatedRuns> bySplit(
            List<Result> results, Function<Result, Double> figure) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (Result result : results) {
            Double value = figure.apply(result);
            if (value == null) {
                return Optional.empty();
            }
            values.computeIfAbsent(result.run().problem(), p -> new ArrayList<>()).add(value);
        }
        return Optional.of(
                new RepeatedRuns(
                        values.values().stream()
                                .map(seeds -> new RepeatedRuns(seeds).mean())
                                .toList()));
    }

    private static Double own(Result result, String figure) {
        return result.scores().values().iterator().next().get(figure);
    }

    private static String mean(List<Result> results, String figure) {
        return bySplit(results, result -> own(result, figure))
                .map(splits -> Numerals.figure(splits.mean()))
                .orElse(Numerals.NONE);
    }

    private static String spread(List<Result> results, String figure) {
        return bySplit(results, result -> own(result, figure))
                .map(Numerals::spread)
                .orElse(Numerals.NONE);
    }

    private static String rounded(List<Result> results, Function<Result, Double> figure) {
        return bySplit(results, figure)
                .map(splits -> String.format(Locale.ROOT, "%.1f", splits.mean()))
                .orElse(Numerals.NONE);
    }
}
