package engram.report;

import engram.detection.HullSurvey;
import engram.detection.HullSurvey.Reference;
import engram.evaluation.Evaluation;
import engram.evaluation.Interval;
import java.util.OptionalDouble;

/** What the distance from memory's hull is worth as a score. */
public final class HullFigures {
    private HullFigures() {}

    /**
     * How well the distance alone tells anomalous samples from normal ones that were put aside: the
     * area under its ROC curve. Empty where there are not both.
     */
    public static OptionalDouble auroc(HullSurvey survey, Reference reference) {
        HullSurvey.Labelled labelled = survey.labelled(reference);
        int count = labelled.distances().length;
        if (count == 0) {
            return OptionalDouble.empty();
        }
        return Evaluation.of(labelled.distances(), new boolean[count], labelled.anomalous())
                .auroc()
                .map(Interval::estimate)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
