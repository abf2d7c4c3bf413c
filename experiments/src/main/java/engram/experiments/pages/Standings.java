package engram.experiments.pages;

import engram.evaluation.PairedComparison;
import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Figures;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where problems are data sets of their own, the mean hides who is better on how many: ranks, and
 * each method against those that it has to be worth more than.
 */
record Standings(Sheet sheet) {
    private static final List<String> RIVALS = List.of("knn", "ae");

    /** Differences up to this are called level. */
    private static final double LEVEL = 0.005;

    /** None where problems are parts of one data set. */
    List<Passage> passages() {
        List<String> whole = sheet.methods().stream().filter(sheet::isWhole).toList();
        if (!sheet.protocol().hasStandings() || whole.size() < 2) {
            return List.of();
        }
        Map<String, Map<String, Double>> means = new TreeMap<>();
        whole.forEach(method -> means.put(method, byProblem(method)));
        List<String> rivals = RIVALS.stream().filter(whole::contains).toList();
        List<String> head = new ArrayList<>(List.of("Method", "Mean rank"));
        for (String rival : rivals) {
            head.addAll(List.of("Against " + rival, "Mean difference", "p"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String method : whole) {
            List<String> row = new ArrayList<>(List.of(method, rank(method, means)));
            rivals.forEach(rival -> row.addAll(against(means.get(method), means.get(rival))));
            rows.add(row);
        }
        return List.of(
                new Passage.Heading("Ranks and pairs"),
                new Passage.Prose(
                        "Each "
                                + sheet.protocol().one()
                                + " counts once, by its mean over seeds. Better, level (within "
                                + LEVEL
                                + ") and worse "
                                + sheet.protocol().several()
                                + ", and the two-sided p-value of Wilcoxon's signed-rank test."),
                new Passage.Table(head, rows));
    }

    private Map<String, Double> byProblem(String method) {
        return sheet.of(method).stream()
                .collect(
                        Collectors.groupingBy(
                                result -> result.run().problem(),
                                TreeMap::new,
                                Collectors.averagingDouble(Standings::auroc)));
    }

    private static double auroc(Result result) {
        return result.own(Figures.AUROC);
    }

    /** From 1 for the best; equal ones share the mean of their ranks. */
    private static String rank(String method, Map<String, Map<String, Double>> means) {
        double sum = 0;
        for (String problem : means.get(method).keySet()) {
            double own = means.get(method).get(problem);
            long better = means.values().stream().filter(m -> m.get(problem) > own).count();
            long equal = means.values().stream().filter(m -> m.get(problem) == own).count();
            sum += better + (equal + 1) / 2.0;
        }
        return Numerals.trimmed(sum / means.get(method).size(), 2);
    }

    private static List<String> against(Map<String, Double> own, Map<String, Double> rival) {
        if (own.equals(rival)) {
            return List.of(Numerals.NONE, Numerals.NONE, Numerals.NONE);
        }
        RepeatedRuns differences =
                new RepeatedRuns(
                        own.entrySet().stream()
                                .map(e -> e.getValue() - rival.get(e.getKey()))
                                .toList());
        long better = differences.values().stream().filter(d -> d > LEVEL).count();
        long worse = differences.values().stream().filter(d -> d < -LEVEL).count();
        return List.of(
                better + " / " + (differences.count() - better - worse) + " / " + worse,
                Numerals.signed(differences.mean()),
                Numerals.chance(PairedComparison.of(values(own), values(rival)).signedRank()));
    }

    private static double[] values(Map<String, Double> means) {
        return means.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
