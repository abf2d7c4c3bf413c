package engram.experiments.runs;

import engram.detection.AnomalyDetector;
import engram.detection.HullSurvey;
import engram.detection.HullSurvey.Group;
import engram.detection.HullSurvey.Reference;
import engram.experiments.protocols.Problem;
import engram.experiments.results.Figures;
import engram.experiments.results.Figures.HullFigure;
import engram.memory.HullDistances;
import engram.report.HullFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How codes lie to the hull of memory's items, beside what they would by chance. */
final class Hulled {
    private Hulled() {}

    /** Adds figures to those of the hull distance, where the model has a memory of whole codes. */
    static void add(
            AnomalyDetector detector, Problem problem, Map<String, Map<String, Double>> scores) {
        HullSurvey.of(detector, Optional.of(problem.training()), problem.test())
                .ifPresent(
                        survey ->
                                scores.computeIfAbsent(
                                                Figures.HULL_DISTANCE, any -> new LinkedHashMap<>())
                                        .putAll(figures(survey)));
    }

    private static Map<String, Double> figures(HullSurvey survey) {
        Map<String, Double> figures = new LinkedHashMap<>();
        HullFigures.auroc(survey, Reference.LEARNED)
                .ifPresent(auroc -> figures.put(Figures.AUROC, auroc));
        for (Reference reference : Reference.values()) {
            HullFigures.auroc(survey, reference)
                    .ifPresent(auroc -> figures.put(Figures.hullAuroc(reference), auroc));
            for (Group group : survey.groups()) {
                HullDistances distances = group.distances().get(reference);
                put(figures, reference, group, HullFigure.INSIDE, inside(distances));
                put(figures, reference, group, HullFigure.LOW, distances.quantile(0.05));
                put(figures, reference, group, HullFigure.MEDIAN, distances.quantile(0.5));
                put(figures, reference, group, HullFigure.HIGH, distances.quantile(0.95));
                put(figures, reference, group, HullFigure.OFF_SPAN, distances.meanOffSpan());
                put(figures, reference, group, HullFigure.IN_SPAN, distances.meanInSpan());
            }
        }
        return figures;
    }

    private static double inside(HullDistances distances) {
        return distances.within(HullSurvey.INSIDE);
    }

    private static void put(
            Map<String, Double> figures,
            Reference reference,
            Group group,
            HullFigure figure,
            double value) {
        figures.put(Figures.hull(reference, group.label(), group.learnedFrom(), figure), value);
    }
}
