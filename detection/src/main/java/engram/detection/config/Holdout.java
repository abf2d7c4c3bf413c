package engram.detection.config;

/**
 * Which normal samples are held out from learning, and how the threshold is taken from them.
 *
 * @param validation the share that is watched during training; what a score fits, it fits on these
 * @param calibration the share that is only scored, after training: the threshold comes from these;
 *     0 for a detector that is only asked for scores. Where folds are dealt it plays no part
 * @param folds in how many folds all normal samples calibrate, each scored by a model that did not
 *     learn its fold; 1 for a share held out; 0 chooses, see {@link #isFolded}
 */
public record Holdout(double validation, double calibration, int folds) {
    private static final double CALIBRATION = 0.1;

    /** So many times what a rate takes at least, and the threshold is no longer coarse. */
    private static final double AMPLE = 10;

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
        if (folds < 0) {
            throw new IllegalArgumentException("holdout.folds must be 0 or more, not " + folds);
        }
    }

    /** Shares, with the choice between a share and folds left open. */
    public Holdout(double validation, double calibration) {
        this(validation, calibration, 0);
    }

    /** A tenth to watch; a tenth to calibrate on where that is ample, else folds. */
    public static Holdout standard() {
        return new Holdout(0.1, CALIBRATION);
    }

    /**
     * Whether the threshold is taken from folds. Left open, it is where the standard share of the
     * samples supports the rate less than tenfold; a share set by hand is taken as it is.
     *
     * @param samples how many normal samples there are
     */
    public boolean isFolded(int samples, double falseAlarmRate) {
        if (folds > 0) {
            return folds > 1;
        }
        return calibration == CALIBRATION && samples * calibration < AMPLE / falseAlarmRate;
    }

    /**
     * The same for video, of which a fifth calibrates unless a share was set by hand: frames of a
     * stretch are alike, so it is stretches that a threshold is taken from, and a tenth of them is
     * one or two.
     */
    public Holdout forVideo() {
        return calibration == CALIBRATION ? new Holdout(validation, 2 * CALIBRATION, folds) : this;
    }

    /** The same with a number of folds. */
    public Holdout withFolds(int number) {
        return new Holdout(validation, calibration, number);
    }
}
