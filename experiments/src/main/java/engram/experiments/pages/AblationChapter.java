package engram.experiments.pages;

import engram.evaluation.PairedComparison;
import engram.evaluation.RepeatedRuns;
import engram.experiments.grid.Grid;
import engram.experiments.results.Figures;
import engram.report.chapters.Chapter;
import engram.report.chapters.Passage;
import engram.report.charts.Mark;
import engram.report.charts.MarkChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What each part of MemAE is worth. */
final class AblationChapter {
    static final String ID = "ablation";

    private AblationChapter() {}

    /** Of the papers' data; empty where MemAE has run with nothing to compare. */
    static Optional<Chapter> of(List<Sheet> sheets) {
        List<Passage> compared = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (sheet.grid().dataset().isPresent()) {
                sheet.figures().forEach(figure -> compared.addAll(compare(sheet, figure)));
            }
        }
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        List<Passage> passages = new ArrayList<>(begin());
        passages.addAll(compared);
        return Optional.of(new Chapter(ID, "Ablation", passages));
    }

    private static List<Passage> begin() {
        Published published = Published.of(ID);
        List<String> order =
                Grid.ABLATION.stream()
                        .map(v -> v + " " + Numerals.figure(published.figure(v, Figures.AUROC)))
                        .toList();
        return List.of(
                new Passage.Prose(
                        "MemAE without its parts, one after the other, down to the plain"
                                + " autoencoder: the same backbone, epochs, seeds and score. A"
                                + " difference is a variant minus memae on the same class with"
                                + " the same seed. The published order is of another data set ("
                                + published.source()
                                + "): "
                                + String.join(" > ", order)
                                + "."),
                new Passage.Code("engram bench ablation --data DIR"),
                new Passage.Prose(
                        "Published differences are those of the table that the protocol is of. Both"
                                + " tests are two-sided: Student's for paired samples and"
                                + " Wilcoxon's signed ranks. They take pairs as independent, which several"
                                + " seeds of one class, or splits of one data set, are not"
                                + " entirely: p-values are on the small side."));
    }

    private static List<Passage> compare(Sheet sheet, Sheet.Figure figure) {
        Ablation ablation = Ablation.of(sheet, figure.of());
        if (!ablation.isPossible()) {
            return List.of();
        }
        return List.of(
                new Passage.Heading(sheet.protocol().title() + ": " + figure.title()),
                new Passage.Prose(ablation.order()),
                new Passage.Prose(ablation.significance()),
                plot(ablation, figure.title()),
                table(ablation, sheet, figure.printed()));
    }

    private static Passage table(Ablation ablation, Sheet sheet, String printed) {
        List<List<String>> rows = new ArrayList<>();
        ablation.comparisons()
                .forEach(
                        (variant, compared) ->
                                rows.add(
                                        row(
                                                variant,
                                                compared,
                                                published(sheet, variant, printed))));
        return new Passage.Table(
                List.of(
                        "Variant",
                        "Difference to memae",
                        "95 % interval",
                        "Published",
                        "Pairs",
                        "p, t-test",
                        "p, signed ranks"),
                rows);
    }

    /** A published mean is over all classes, and says nothing of some of them. */
    private static OptionalDouble published(Sheet sheet, String variant, String printed) {
        return sheet.isWhole(variant)
                ? sheet.published().difference(variant, Ablation.FULL, printed)
                : OptionalDouble.empty();
    }

    private static List<String> row(
            String variant, PairedComparison compared, OptionalDouble published) {
        RepeatedRuns differences = compared.differences();
        return List.of(
                variant,
                Numerals.signed(differences.mean()),
                differences.interval().map(Numerals::interval).orElse(Numerals.NONE),
                published.isPresent() ? Numerals.signed(published.getAsDouble()) : Numerals.NONE,
                Integer.toString(differences.count()),
                compared.tTest().isPresent()
                        ? Numerals.chance(compared.tTest().getAsDouble())
                        : Numerals.NONE,
                Numerals.chance(compared.signedRank()));
    }

    private static Passage plot(Ablation ablation, String figure) {
        List<Mark> marks = new ArrayList<>();
        ablation.comparisons()
                .forEach(
                        (variant, compared) ->
                                marks.add(
                                        new Mark(
                                                variant,
                                                spread(compared.differences()),
                                                OptionalDouble.empty(),
                                                List.of(),
                                                Plots.isMemory(variant))));
        return new Passage.Plot(
                "Dot and bar: mean difference to memae and its 95 % interval. Left of the line,"
                        + " memae is better.",
                new MarkChart(figure + ", difference to memae", marks, OptionalDouble.of(0)));
    }

    private static Mark.Spread spread(RepeatedRuns differences) {
        double mean = differences.mean();
        return differences
                .interval()
                .map(interval -> new Mark.Spread(mean, interval.low(), interval.high()))
                .orElse(new Mark.Spread(mean, mean, mean));
    }
}
