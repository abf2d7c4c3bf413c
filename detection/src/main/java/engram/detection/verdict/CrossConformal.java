package engram.detection.verdict;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Calibration by folds (Vovk, "Cross-conformal predictors", 2015): each normal sample was scored by
 * the model of its fold, which did not learn it. A new sample is scored by every fold's model, and
 * its p-value is (1 + number of calibration scores that are at least its score under the same
 * fold's model) / (n + 1), n over all folds.
 *
 * <p>If a sample is normal, the chance that its p-value is at most r is at most 2 r, whatever the
 * models (Vovk and Wang, "Combining p-values via averaging", 2020; Barber et al., "Predictive
 * inference with the jackknife+", 2021; exactly 2 r + 2 (1 - K / n) / (K + 1) for K folds). What it
 * is on real data was measured: close to r, and below it where models are unstable.
 *
 * <p>Where samples come in bursts of b that are alike, b stands for 1, as in {@link Calibration}.
 *
 * @param folds the scores of each fold's samples under its model
 * @param burst how many samples that are alike come at once, 1 or more
 */
public record CrossConformal(List<Calibration> folds, double burst) {

    /** Of samples that stand for themselves. */
    public CrossConformal(List<Calibration> folds) {
        this(folds, 1);
    }

    public CrossConformal {
        folds = List.copyOf(folds);
        if (folds.size() < 2) {
            throw new IllegalArgumentException("folds must be at least 2, not " + folds.size());
        }
    }

    /** How many normal samples there are in all folds. */
    public int size() {
        return folds.stream().mapToInt(Calibration::size).sum();
    }

    /**
     * How normal a sample is, 0 to 1.
     *
     * @param scores its score under each fold's model
     */
    public double pValue(double... scores) {
        if (scores.length != folds.size()) {
            throw new IllegalArgumentException(
                    folds.size() + " folds judge by as many scores, not by " + scores.length);
        }
        int atLeast = 0;
        for (int fold = 0; fold < scores.length; fold++) {
            atLeast += folds.get(fold).atLeast(scores[fold]);
        }
        return (burst + atLeast) / (size() + burst);
    }

    /**
     * All scores as one calibration: what p-values are where all folds' models agree on a score.
     * Its threshold is about where verdicts change.
     */
    public Calibration together() {
        return new Calibration(
                folds.stream().flatMapToDouble(fold -> DoubleStream.of(fold.scores())).toArray(),
                burst);
    }
}
