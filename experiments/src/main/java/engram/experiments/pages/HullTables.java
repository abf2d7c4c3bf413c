package engram.experiments.pages;

import engram.data.Label;
import engram.detection.HullSurvey;
import engram.detection.HullSurvey.Reference;
import engram.experiments.grid.Grid;
import engram.experiments.results.Figures;
import engram.experiments.results.Figures.HullFigure;
import engram.experiments.results.Result;
import engram.report.chapters.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Whether codes of normal samples lie nearer to memory's hull than those of anomalous ones. */
record HullTables(Sheet sheet) {
    private static final List<String> SCORES =
            List.of(
                    "reconstruction",
                    "projection-distance",
                    Figures.HULL_DISTANCE,
                    "reconstruction-and-hull",
                    "critic");

    /** None where no method has a hull. */
    List<Passage> passages() {
        List<String> methods =
                Grid.MEMGAN.stream()
                        .filter(method -> figure(method, Figures.AUROC).isPresent())
                        .toList();
        if (methods.isEmpty()) {
            return List.of();
        }
        List<Passage> passages = new ArrayList<>();
        passages.add(
                new Passage.Prose(
                        "The claim: normal samples are coded in or near the convex hull of memory's items,"
                                + " anomalous ones outside. Distances are those of codes before memory is read,"
                                + " in units of the items' mean distance from their mean. The hull of N items has"
                                + " N − 1 dimensions at most; with fewer items than code values it has no volume,"
                                + " and in many dimensions hardly anything lies inside any hull, so the share of"
                                + " codes inside (no further than "
                                + HullSurvey.INSIDE
                                + ") says little. Normal against anomalous test samples is the evidence; training"
                                + " samples are what the loss saw. Below stand AUROCs by score, means over the"
                                + " runs that have them."));
        passages.add(scores(methods));
        List<String> measured = methods.stream().filter(this::isMeasured).toList();
        if (!measured.isEmpty()) {
            passages.add(
                    new Passage.Prose(
                            "AUROC of the distance alone beside the same model before training, and beside random"
                                    + " items with the mean and covariance of its own: only what is beyond both was"
                                    + " learned by memory. Then median distances, and the parts off and in the items'"
                                    + " affine span."));
            passages.add(nulls(measured));
            passages.add(distances(measured));
        }
        return passages;
    }

    private Passage scores(List<String> methods) {
        List<String> head = new ArrayList<>(List.of("Method"));
        head.addAll(SCORES);
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods) {
            List<String> row = new ArrayList<>(List.of(sheet.label(method)));
            SCORES.forEach(score -> row.add(Numerals.figure(mean(method, score, Figures.AUROC))));
            rows.add(row);
        }
        return new Passage.Table(head, rows);
    }

    private boolean isMeasured(String method) {
        return figure(method, Figures.hullAuroc(Reference.RANDOM)).isPresent();
    }

    private Passage nulls(List<String> methods) {
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods) {
            List<String> row = new ArrayList<>(List.of(sheet.label(method)));
            for (Reference reference : Reference.values()) {
                row.add(Numerals.figure(figure(method, Figures.hullAuroc(reference))));
            }
            rows.add(row);
        }
        return new Passage.Table(
                List.of("Method", "Distance alone", "Before training", "Random items"), rows);
    }

    private Passage distances(List<String> methods) {
        List<List<String>> rows = new ArrayList<>();
        for (String method : methods) {
            for (Reference reference : Reference.values()) {
                rows.add(
                        List.of(
                                sheet.label(method) + word(reference),
                                of(method, reference, Label.NORMAL, true, HullFigure.MEDIAN),
                                of(method, reference, Label.NORMAL, false, HullFigure.MEDIAN),
                                of(method, reference, Label.ANOMALOUS, false, HullFigure.MEDIAN),
                                of(method, reference, Label.NORMAL, false, HullFigure.OFF_SPAN),
                                of(method, reference, Label.ANOMALOUS, false, HullFigure.OFF_SPAN),
                                of(method, reference, Label.NORMAL, false, HullFigure.IN_SPAN),
                                of(method, reference, Label.ANOMALOUS, false, HullFigure.IN_SPAN),
                                of(method, reference, Label.NORMAL, false, HullFigure.INSIDE),
                                of(method, reference, Label.ANOMALOUS, false, HullFigure.INSIDE)));
            }
        }
        return new Passage.Table(
                List.of(
                        "Method",
                        "Median, training",
                        "normal",
                        "anomalous",
                        "Off span, normal",
                        "anomalous",
                        "In span, normal",
                        "anomalous",
                        "Inside, normal",
                        "anomalous"),
                rows);
    }

    private static String word(Reference reference) {
        return switch (reference) {
            case LEARNED -> "";
            case UNTRAINED -> ", before training";
            case RANDOM -> ", random items";
        };
    }

    private String of(
            String method, Reference reference, Label label, boolean training, HullFigure figure) {
        return Numerals.figure(figure(method, Figures.hull(reference, label, training, figure)));
    }

    private OptionalDouble figure(String method, String name) {
        return mean(method, Figures.HULL_DISTANCE, name);
    }

    private OptionalDouble mean(String method, String score, String figure) {
        return sheet.of(method).stream()
                .map(Result::scores)
                .filter(
                        scores ->
                                scores.containsKey(score) && scores.get(score).containsKey(figure))
                .mapToDouble(scores -> scores.get(score).get(figure))
                .average();
    }
}
