package engram.detection.verdict;

/**
 * Where the true false-alarm rate of a threshold lies, with 95 % confidence. A threshold that k of
 * n calibration scores are at or above has, over all normal samples to come, a false-alarm rate
 * that is distributed as Beta(k + 1, n - k) where samples are exchangeable (Vovk, "Conditional
 * validity of inductive conformal predictors", 2012); the alarms among m of them are then
 * beta-binomial.
 *
 * @param low in 39 of 40 cases the rate is above
 * @param high in 39 of 40 cases the rate is below
 */
public record RateBand(double low, double high) {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    /**
     * @param size n
     * @param exceeding k, from 0 to n - 1
     */
    static RateBand of(int size, int exceeding) {
        return new RateBand(quantile(size, exceeding, TAIL), quantile(size, exceeding, 1 - TAIL));
    }

    /** The rate that is below the true one with this probability. */
    private static double quantile(int size, int exceeding, double probability) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (1 - binomial(size, exceeding, middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The chance of at most k among n where each has chance x. A Beta(k + 1, n - k) is at most x as
     * often as a binomial of n and x is above k.
     */
    private static double binomial(int n, int k, double x) {
        double logOdds = Math.log(x) - Math.log1p(-x);
        double logTerm = n * Math.log1p(-x);
        double sum = Math.exp(logTerm);
        for (int i = 1; i <= k; i++) {
            logTerm += logOdds + Math.log((n - i + 1.0) / i);
            sum += Math.exp(logTerm);
        }
        return Math.min(1, sum);
    }
}
