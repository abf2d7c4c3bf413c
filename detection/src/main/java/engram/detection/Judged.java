package engram.detection;

import engram.detection.folds.FoldModels;
import engram.model.AnomalyModel;
import engram.model.Localising;
import engram.model.Look;
import java.util.List;

/**
 * The scores of samples under each model that judges: one, or those of all folds.
 *
 * @param each by model, then by sample; a sample so far from all that is normal that numbers fail
 *     scores infinity
 * @param looks what was seen in each sample; empty for models that do not say where
 */
record Judged(double[][] each, List<Look> looks) {

    /**
     * @param values {@code count} encoded samples, one after the other
     */
    static Judged by(AnomalyModel model, float[] values, int count) {
        if (model instanceof Localising localising && localising.localises()) {
            List<Look> looks = localising.look(values, count);
            double[] scores = looks.stream().mapToDouble(Look::score).toArray();
            return of(new double[][] {scores}, looks);
        }
        return of(
                model instanceof FoldModels folds
                        ? folds.each(values, count)
                        : new double[][] {model.score(values, count)},
                List.of());
    }

    private static Judged of(double[][] each, List<Look> looks) {
        for (double[] scores : each) {
            for (int i = 0; i < scores.length; i++) {
                // A verdict on what overflowed must not depend on how NaN compares.
                scores[i] = Double.isNaN(scores[i]) ? Double.POSITIVE_INFINITY : scores[i];
            }
        }
        return new Judged(each, looks);
    }

    /** A sample's score under each model. */
    double[] scores(int sample) {
        // Plain loops: this is done for each of millions of rows.
        double[] scores = new double[each.length];
        for (int model = 0; model < scores.length; model++) {
            scores[model] = each[model][sample];
        }
        return scores;
    }

    /** The mean of a sample's scores. */
    double score(int sample) {
        double sum = 0;
        for (double[] scores : each) {
            sum += scores[sample] / each.length; // As FoldModels.mean adds them up.
        }
        return sum;
    }

    /** The mean of each sample's scores. */
    double[] means() {
        return each.length == 1 ? each[0] : FoldModels.mean(each);
    }
}
