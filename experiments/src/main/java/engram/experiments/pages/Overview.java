package engram.experiments.pages;

import engram.experiments.results.Figures;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The papers' tables side by side: for each method and data set one mean, and the published one.
 *
 * @param sheets those of protocols of which something was published
 */
record Overview(List<Sheet> sheets) {

    /** Nothing where no such protocol has run. */
    List<Passage> passages() {
        if (sheets.isEmpty()) {
            return List.of();
        }
        List<String> head = new ArrayList<>(List.of("Method"));
        for (Sheet sheet : sheets) {
            head.add(sheet.protocol().title() + ": " + (hasF1(sheet) ? "F1" : "AUROC"));
            head.add("Published");
        }
        return List.of(
                new Passage.Prose(
                        "Mean ± standard deviation over seeds, of a mean over all classes; of one"
                                + " seed where no deviation stands. F1 is that of the top fifth."),
                new Passage.Table(head, methods().stream().map(this::row).toList()));
    }

    private Set<String> methods() {
        Set<String> methods = new LinkedHashSet<>();
        for (Sheet sheet : sheets) {
            sheet.grid().methods().stream()
                    .filter(sheet.methods()::contains)
                    .filter(sheet::isWhole)
                    .forEach(methods::add);
        }
        return methods;
    }

    private List<String> row(String method) {
        List<String> row = new ArrayList<>(List.of(method));
        for (Sheet sheet : sheets) {
            row.add(mean(sheet, method));
            row.add(Numerals.figure(sheet.printed(method)));
        }
        return row;
    }

    private static String mean(Sheet sheet, String method) {
        if (!sheet.methods().contains(method) || !sheet.isWhole(method)) {
            return Numerals.NONE;
        }
        String figure = hasF1(sheet) ? Figures.at(Figures.TOP_FIFTH, Figures.F1) : Figures.AUROC;
        return Numerals.spread(sheet.mean(method, result -> result.own(figure)));
    }

    private static boolean hasF1(Sheet sheet) {
        return sheet.protocol().hasCutOffs();
    }
}
