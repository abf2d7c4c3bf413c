package engram.detection.config;

/**
 * Which shares of the normal samples are held out from learning.
 *
 * @param validation watched during training; what a score fits, it fits on these
 * @param calibration only scored, after training: the threshold comes from these; 0 for a detector
 *     that is only asked for scores
 */
public record Holdout(double validation, double calibration) {

    public Holdout {
        if (!(validation >= 0 && validation < 1)
                || !(calibration >= 0 && calibration < 1)
                || validation + calibration >= 1) {
            throw new IllegalArgumentException(
                    "holdout.validation and holdout.calibration are shares of the normal samples, together below 1;"
                            + " not "
                            + validation
                            + " and "
                            + calibration);
        }
    }

    /** A tenth to watch, a tenth to calibrate on. */
    public static Holdout standard() {
        return new Holdout(0.1, 0.1);
    }
}
