package engram.experiments.pages;

import engram.evaluation.PairedComparison;
import engram.evaluation.RepeatedRuns;
import engram.experiments.grid.Grid;
import engram.experiments.results.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A method and what is left of it without its parts, or others, on the same classes and seeds.
 *
 * @param full the method that the others are compared with
 * @param pairs of the variants that ran, in the order of the table; MemAE's is the published one
 */
record Ablation(String full, Pairs pairs) {
    static final String FULL = "memae";
    private static final double CHANCE = 0.05;

    static Ablation of(Sheet sheet, ToDoubleFunction<Result> figure) {
        return new Ablation(FULL, Pairs.of(sheet, Grid.ABLATION, figure));
    }

    /** Whether there is something to compare. */
    boolean isPossible() {
        return pairs.methods().contains(full) && !comparisons().isEmpty();
    }

    /** Each other variant minus the full one, where both have run with a class and seed. */
    Map<String, PairedComparison> comparisons() {
        Map<String, PairedComparison> comparisons = new LinkedHashMap<>();
        for (String variant : pairs.methods()) {
            if (!variant.equals(full) && !pairs.shared(List.of(variant, full)).isEmpty()) {
                comparisons.put(variant, pairs.compared(variant, full));
            }
        }
        return comparisons;
    }

    /** Whether the published order stands again, and where it does not. */
    String order() {
        Set<String> shared = pairs.shared(pairs.methods());
        List<String> missing =
                Grid.ABLATION.stream()
                        .filter(variant -> !pairs.methods().contains(variant))
                        .toList();
        String left = missing.isEmpty() ? "" : " Not run: " + Numerals.list(missing) + ".";
        if (shared.isEmpty()) {
            return "No class and seed has run with all of them yet." + left;
        }
        Map<String, Double> means = new LinkedHashMap<>();
        pairs.methods()
                .forEach(
                        variant ->
                                means.put(
                                        variant,
                                        RepeatedRuns.of(pairs.values(variant, shared)).mean()));
        List<String> ours =
                means.keySet().stream()
                        .sorted(Comparator.comparing((String variant) -> -means.get(variant)))
                        .map(variant -> variant + " " + Numerals.figure(means.get(variant)))
                        .toList();
        return "Ours, over the "
                + Numerals.count(shared.size(), "pair", "pairs")
                + " of class and seed that all have: "
                + String.join(" > ", ours)
                + ". "
                + verdict(means)
                + left;
    }

    private String verdict(Map<String, Double> means) {
        List<String> published = List.copyOf(means.keySet());
        List<String> broken = new ArrayList<>();
        for (int i = 1; i < published.size(); i++) {
            String better = published.get(i - 1);
            String worse = published.get(i);
            double step = means.get(better) - means.get(worse);
            if (!(step > 0)) {
                broken.add(broken(better, worse, step));
            }
        }
        String among = published.size() < Grid.ABLATION.size() ? "Among these, the" : "The";
        return broken.isEmpty()
                ? among + " published order holds."
                : among + " published order does not hold: " + Numerals.list(broken) + ".";
    }

    private String broken(String better, String worse, double step) {
        return "%s is %s %s (signed ranks, p = %s)"
                .formatted(
                        better,
                        step < 0 ? Numerals.figure(-step) + " below" : "level with",
                        worse,
                        Numerals.chance(pairs.compared(better, worse).signedRank()));
    }

    /** What may and what may not be concluded from the differences. */
    String significance() {
        List<String> worse = new ArrayList<>();
        List<String> better = new ArrayList<>();
        List<String> alike = new ArrayList<>();
        comparisons()
                .forEach(
                        (variant, comparison) -> {
                            boolean chance = comparison.signedRank() >= CHANCE;
                            boolean lower = comparison.differences().mean() < 0;
                            (chance ? alike : lower ? worse : better).add(variant);
                        });
        List<String> words = new ArrayList<>();
        add(words, worse, "Worse than " + full + " beyond chance (signed ranks, p < 0.05): ");
        add(words, better, "Better than " + full + " beyond chance (signed ranks, p < 0.05): ");
        add(words, alike, "Not told apart from " + full + " by these runs: ");
        return String.join(" ", words);
    }

    private static void add(List<String> words, List<String> variants, String what) {
        if (!variants.isEmpty()) {
            words.add(what + Numerals.list(variants) + ".");
        }
    }
}
