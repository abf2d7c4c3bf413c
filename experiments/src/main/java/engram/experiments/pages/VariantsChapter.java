package engram.experiments.pages;

import engram.evaluation.PairedComparison;
import engram.evaluation.RepeatedRuns;
import engram.report.chapters.Chapter;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one setting does to a method: where the table leaves a question, and to memory. */
final class VariantsChapter {
    static final String ID = "variants";

    private VariantsChapter() {}

    /** Empty where no variant has run. */
    static Optional<Chapter> of(List<Sheet> sheets) {
        List<Passage> compared = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (!sheet.variants().results().isEmpty()) {
                compared.addAll(compare(sheet));
            }
        }
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        List<Passage> passages = new ArrayList<>();
        passages.add(
                new Passage.Prose(
                        "The same method with one thing changed, on the same classes with the same"
                                + " seeds: where its figure in the table leaves a question, and what"
                                + " each choice about memory is worth. These runs were chosen after"
                                + " the tables were seen, with their test labels: they explain"
                                + " figures and replace none."));
        passages.addAll(compared);
        return Optional.of(new Chapter(ID, "Variants", passages));
    }

    private static List<Passage> compare(Sheet sheet) {
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage.Heading(sheet.protocol().title()));
        passages.add(new Passage.Code(new Commands(sheet.variants()).text()));
        sheet.figures().forEach(figure -> passages.add(table(sheet, figure)));
        passages.addAll(new OtherScores(sheet.variants()).passages());
        passages.addAll(new Accounts(sheet.variants()).origins());
        return passages;
    }

    private static Passage table(Sheet sheet, Sheet.Figure figure) {
        List<List<String>> rows = new ArrayList<>();
        for (String variant : sheet.variants().methods()) {
            row(sheet, variant, figure).ifPresent(rows::add);
        }
        return new Passage.Table(
                List.of(
                        "Method",
                        "Changed",
                        "Pairs",
                        figure.title() + " as in the table",
                        "Changed so",
                        "Difference",
                        "95 % interval",
                        "Published"),
                rows);
    }

    private static Optional<List<String>> row(Sheet sheet, String variant, Sheet.Figure figure) {
        String method = sheet.grid().varied(variant);
        Pairs pairs = Pairs.of(sheet, List.of(method, variant), figure.of());
        Set<String> shared = pairs.shared(List.of(method, variant));
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        PairedComparison compared = pairs.compared(variant, method);
        RepeatedRuns differences = compared.differences();
        return Optional.of(
                List.of(
                        sheet.label(method),
                        changes(sheet, variant, method),
                        Integer.toString(shared.size()),
                        Numerals.figure(RepeatedRuns.of(pairs.values(method, shared)).mean()),
                        Numerals.figure(RepeatedRuns.of(pairs.values(variant, shared)).mean()),
                        Numerals.signed(differences.mean()),
                        differences.interval().map(Numerals::interval).orElse(Numerals.NONE),
                        // A published mean is over all classes, and says nothing of some of them.
                        sheet.isWhole(variant)
                                ? Numerals.figure(
                                        sheet.published().figure(method, figure.printed()))
                                : Numerals.NONE));
    }

    private static String changes(Sheet sheet, String variant, String method) {
        Map<String, String> changes = new TreeMap<>(sheet.of(variant).get(0).settings());
        changes.entrySet().removeAll(sheet.of(method).get(0).settings().entrySet());
        return changes.entrySet().stream()
                .map(change -> change.getKey() + "=" + change.getValue())
                .collect(Collectors.joining(", "));
    }
}
