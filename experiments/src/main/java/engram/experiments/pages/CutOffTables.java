package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Figures;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Precision, recall and F1 under both rules for thresholds, beside the published ones. */
record CutOffTables(Sheet sheet) {
    private static final List<String> FIGURES = List.of("precision", "recall", Figures.F1);

    List<Passage> passages() {
        List<Passage> passages = new ArrayList<>();
        passages.addAll(
                rule(
                        Figures.TOP_FIFTH,
                        "The top fifth is flagged",
                        "The fifth of the test samples with the highest scores is flagged."));
        passages.addAll(
                rule(
                        Figures.TRUE_RATIO,
                        "As many as there are anomalies are flagged",
                        "As many test samples are flagged as there are anomalies among them."));
        return passages;
    }

    private List<Passage> rule(String rule, String heading, String words) {
        Published published = sheet.published();
        boolean compared = !published.isEmpty();
        List<String> head = new ArrayList<>(List.of("Method"));
        if (compared) {
            head.addAll(List.of("Published precision", "Published recall", "Published F1"));
        }
        head.addAll(List.of("Precision", "Recall", "F1", "Seeds"));
        head.addAll(compared ? List.of("Difference of F1", "95 % interval", "Reached") : List.of());
        List<List<String>> rows = new ArrayList<>();
        for (String method : sheet.methods()) {
            List<String> row = new ArrayList<>(List.of(method));
            if (compared) {
                FIGURES.forEach(f -> row.add(Numerals.figure(published.figure(method, f))));
            }
            FIGURES.forEach(f -> row.add(Numerals.spread(runs(method, rule, f))));
            RepeatedRuns f1 = runs(method, rule, Figures.F1);
            OptionalDouble printed = published.figure(method, Figures.F1);
            row.add(Integer.toString(f1.count()));
            if (compared) {
                row.addAll(ProtocolChapter.verdict(sheet, method, f1, printed));
            }
            rows.add(row);
        }
        return List.of(
                new Passage.Heading(heading),
                new Passage.Prose(words),
                Plots.means(
                        sheet,
                        "F1",
                        result -> result.own(Figures.at(rule, Figures.F1)),
                        method -> published.figure(method, Figures.F1)),
                new Passage.Table(head, rows));
    }

    private RepeatedRuns runs(String method, String rule, String figure) {
        return sheet.mean(method, result -> result.own(Figures.at(rule, figure)));
    }
}
