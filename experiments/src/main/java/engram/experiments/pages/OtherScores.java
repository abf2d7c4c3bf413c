package engram.experiments.pages;

import engram.evaluation.RepeatedRuns;
import engram.experiments.results.Figures;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What methods are worth by scores beside their own. */
record OtherScores(Sheet sheet) {

    /** None where no method has another score. */
    List<Passage> passages() {
        Set<String> names = new LinkedHashSet<>();
        for (String method : sheet.methods()) {
            sheet.of(method).stream()
                    .flatMap(result -> result.scores().keySet().stream().skip(1))
                    .forEach(names::add);
        }
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> head = new ArrayList<>(List.of("Method"));
        head.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (String method : sheet.methods()) {
            List<String> row = new ArrayList<>(List.of(sheet.label(method)));
            names.forEach(name -> row.add(score(method, name)));
            if (!Set.copyOf(row.subList(1, row.size())).equals(Set.of(Numerals.NONE))) {
                rows.add(row);
            }
        }
        return List.of(
                new Passage.Heading("Other scores of the same trainings"),
                new Passage.Prose(
                        "AUROC, over the same runs as above; where only some of the seeds have a"
                                + " score, their number stands behind it."),
                new Passage.Table(head, rows));
    }

    private String score(String method, String name) {
        List<Result> having =
                sheet.of(method).stream().filter(r -> r.scores().containsKey(name)).toList();
        Sheet scored = new Sheet(sheet.grid(), having);
        if (having.isEmpty() || !scored.problems(method).equals(sheet.problems(method))) {
            return Numerals.NONE;
        }
        RepeatedRuns runs = scored.mean(method, r -> r.scores().get(name).get(Figures.AUROC));
        boolean usual = runs.count() == sheet.mean(method, r -> r.own(Figures.AUROC)).count();
        return Numerals.spread(runs) + (usual ? "" : " (" + runs.count() + ")");
    }
}
