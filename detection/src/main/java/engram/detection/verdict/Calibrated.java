package engram.detection.verdict;

import java.util.Optional;

/**
 * How verdicts are found: by one model's scores, or fold by fold.
 *
 * @param together all scores as one
 * @param folds present where each fold's model judges
 */
public record Calibrated(Calibration together, Optional<CrossConformal> folds) {

    /** One model judges. */
    public static Calibrated by(Calibration calibration) {
        return new Calibrated(calibration, Optional.empty());
    }

    /** Each fold's model judges. */
    public static Calibrated by(CrossConformal folds) {
        return new Calibrated(folds.together(), Optional.of(folds));
    }

    /**
     * How normal a sample is, 0 to 1.
     *
     * @param scores its score under each model that judges
     */
    public double pValue(double... scores) {
        return folds.map(cross -> cross.pValue(scores)).orElseGet(() -> together.pValue(scores[0]));
    }
}
