package engram.experiments.pages;

import engram.evaluation.PairedComparison;
import engram.experiments.grid.Grid;
import engram.experiments.protocols.ImageProtocol;
import engram.experiments.results.Figures;
import engram.report.chapters.Chapter;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The twenty one-class tasks: MEMGAN beside its neighbours, without its parts, and its claim. */
final class MemGanChapter {
    static final String ID = "memgan";

    /** What MEMGAN is to reach; its own published figures are not known. */
    private static final Map<String, Double> BARS =
            Map.of("mnist-one-class", 0.965, "cifar10-one-class", 0.62);

    private static final int LOWEST = 3;

    private static final String BY_VARIATION = "error-per-variation";

    private static final String NOT_BLIND =
            "The second column is the same trainings by another score, the error as a share of the picture's own"
                    + " differences between neighbours. Test labels of these data had a part in its choice, for"
                    + " autoencoders, so it is not blind here; the bar is held against the first.";

    private MemGanChapter() {}

    /** Empty where MEMGAN has not run. */
    static Optional<Chapter> of(List<Sheet> sheets) {
        List<Passage> passages = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (isOneClass(sheet) && !sheet.of(ID).isEmpty()) {
                passages.addAll(of(sheet));
            }
        }
        if (passages.isEmpty()) {
            return Optional.empty();
        }
        List<Passage> all = new ArrayList<>(begin());
        all.addAll(passages);
        return Optional.of(new Chapter(ID, "MEMGAN", all));
    }

    private static boolean isOneClass(Sheet sheet) {
        return sheet.protocol() instanceof ImageProtocol images
                && images.dealing() == ImageProtocol.Dealing.ONE_CLASS;
    }

    private static List<Passage> begin() {
        return List.of(
                new Passage.Prose(
                        "Our implementation of MEMGAN, from the paper's abstract and an unofficial"
                                + " re-implementation, with declared changes (see the package page). The"
                                + " paper's own figures, settings and networks are not known to us, so"
                                + " nothing here says whether they are met."),
                new Passage.Code("engram bench memgan --data DIR"),
                new Passage.Prose(
                        "Each class in turn is normal; its official training pictures are learned from,"
                                + " all 10,000 official test pictures are tested. The last epoch counts;"
                                + " epochs and rate were fixed beforehand by losses of normal samples, one"
                                + " setting for all classes. The networks of the adversarial methods are the same."));
    }

    private static List<Passage> of(Sheet sheet) {
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage.Heading(sheet.protocol().title()));
        passages.add(new Passage.Prose(bar(sheet)));
        passages.add(means(sheet));
        passages.add(new Passage.Prose(NOT_BLIND));
        passages.add(classes(sheet));
        passages.addAll(compared(sheet));
        passages.addAll(new HullTables(sheet).passages());
        return passages;
    }

    private static List<String> methods(Sheet sheet) {
        return Grid.MEMGAN.stream().filter(method -> !sheet.of(method).isEmpty()).toList();
    }

    private static String bar(Sheet sheet) {
        double bar = BARS.get(sheet.protocol().name());
        double mean = sheet.mean(ID, result -> result.own(Figures.AUROC)).mean();
        String set = "The mean set to reach is " + Numerals.trimmed(bar, 3);
        if (!sheet.isWhole(ID)) {
            return set
                    + "; MEMGAN has run on "
                    + Numerals.count(sheet.problems(ID).size(), "class", "classes")
                    + " so far, which says nothing of it yet.";
        }
        String ours = set + "; ours is " + Numerals.figure(mean);
        return mean >= bar
                ? ours + "."
                : ours + ", " + Numerals.figure(bar - mean) + " below it." + shortfall(sheet, bar);
    }

    /** Where it falls short, and whether its networks or its score do. */
    private static String shortfall(Sheet sheet, double bar) {
        String lowest =
                sheet.problems(ID).stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        problem -> auroc(sheet, ID, problem).orElseThrow()))
                        .limit(LOWEST)
                        .map(
                                problem ->
                                        sheet.protocol().label(problem)
                                                + " with "
                                                + Numerals.figure(auroc(sheet, ID, problem)))
                        .collect(Collectors.joining(", "));
        String least = " Lowest are the classes " + lowest + ".";
        OptionalDouble other = byVariation(sheet, ID);
        return other.isPresent() && other.getAsDouble() >= bar
                ? least
                        + " Most of what is missing is the score's: the length of an error grows with"
                        + " how much there is in a picture, and by "
                        + BY_VARIATION
                        + " the same reconstructions reach "
                        + Numerals.figure(other)
                        + "."
                : least;
    }

    private static Passage means(Sheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods(sheet)) {
            var runs = sheet.mean(method, result -> result.own(Figures.AUROC));
            rows.add(
                    List.of(
                            sheet.label(method),
                            Numerals.spread(runs),
                            Numerals.figure(byVariation(sheet, method)),
                            Integer.toString(runs.count()),
                            Numerals.trimmed(seconds(sheet, method), 0)));
        }
        return new Passage.Table(
                List.of(
                        "Method",
                        "AUROC, mean over classes",
                        "By " + BY_VARIATION,
                        "Seeds",
                        "Seconds per training"),
                rows);
    }

    /** Of the same runs as the method's own; empty where it has no such score. */
    private static OptionalDouble byVariation(Sheet sheet, String method) {
        boolean known =
                sheet.of(method).stream()
                        .allMatch(result -> result.scores().containsKey(BY_VARIATION));
        return known
                ? OptionalDouble.of(
                        sheet.mean(
                                        method,
                                        result ->
                                                result.scores()
                                                        .get(BY_VARIATION)
                                                        .get(Figures.AUROC))
                                .mean())
                : OptionalDouble.empty();
    }

    private static double seconds(Sheet sheet, String method) {
        return sheet.of(method).stream()
                .mapToDouble(result -> result.cost().training())
                .average()
                .orElseThrow();
    }

    /** Without the parts taken away, which ran on few classes, so that the table stays legible. */
    private static Passage classes(Sheet sheet) {
        List<String> methods =
                methods(sheet).stream().filter(method -> !method.startsWith(ID + "-")).toList();
        List<String> head = new ArrayList<>(List.of("Class"));
        head.addAll(methods);
        List<List<String>> rows = new ArrayList<>();
        for (String problem : sheet.protocol().problems()) {
            List<String> row = new ArrayList<>(List.of(sheet.protocol().label(problem)));
            methods.forEach(method -> row.add(Numerals.figure(auroc(sheet, method, problem))));
            rows.add(row);
        }
        return new Passage.Table(head, rows);
    }

    /** Mean over seeds. */
    private static OptionalDouble auroc(Sheet sheet, String method, String problem) {
        return sheet.of(method).stream()
                .filter(result -> result.run().problem().equals(problem))
                .mapToDouble(result -> result.own(Figures.AUROC))
                .average();
    }

    private static List<Passage> compared(Sheet sheet) {
        Ablation ablation =
                new Ablation(ID, Pairs.of(sheet, Grid.MEMGAN, result -> result.own(Figures.AUROC)));
        if (!ablation.isPossible()) {
            return List.of();
        }
        Map<String, PairedComparison> comparisons = new LinkedHashMap<>(ablation.comparisons());
        List<List<String>> rows =
                comparisons.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.toList());
        return List.of(
                new Passage.Prose(
                        "Differences are the method minus memgan, on the same class with the same seed;"
                                + " memgan-… are MEMGAN with one part changed, memgan-outside without memory"
                                + " in generation, memgan-as-read with no repair. Seeds of one class are not"
                                + " independent, so p-values are on the small side. "
                                + ablation.significance()),
                new Passage.Table(
                        List.of(
                                "Method",
                                "Difference to memgan",
                                "95 % interval",
                                "Pairs",
                                "p, signed ranks"),
                        rows));
    }

    private static List<String> row(String method, PairedComparison compared) {
        return List.of(
                method,
                Numerals.signed(compared.differences().mean()),
                compared.differences().interval().map(Numerals::interval).orElse(Numerals.NONE),
                Integer.toString(compared.differences().count()),
                Numerals.chance(compared.signedRank()));
    }
}
