package engram.evaluation;

/**
 * Average precision, the area under the precision-recall curve without interpolation: the precision
 * at each anomalous sample's score, averaged over the anomalous samples.
 *
 * <p>Its variance is the infinitesimal jackknife's, the limit of the bootstrap that resamples
 * anomalous and normal samples apart (Efron, The Jackknife, the Bootstrap and Other Resampling
 * Plans, 1982): each sample's pull on the figure, squared and summed. The interval stands on the
 * scale of log odds, as Boyd, Eng and Page advise (ECML PKDD 2013). Where the variance is no guide
 * (perfect separation, one sample of a kind), theirs for a proportion of the anomalous samples is
 * taken, with Wilson's formula.
 */
final class AveragePrecision {
    private AveragePrecision() {}

    static Interval of(Ranking ranking) {
        double anomalies = ranking.anomalyCount();
        double normals = ranking.normalCount();
        double[] precision = precision(ranking);
        double average = 0;
        for (int g = 0; g < ranking.size(); g++) {
            average += ranking.anomalies()[g] * precision[g];
        }
        // Perfect separation may sum to a hair above 1.
        average = Math.min(1, average / anomalies);
        double variance = variance(ranking, precision);
        boolean estimable = anomalies > 1 && normals > 1 && average < 1 && variance > 0;
        return estimable ? Interval.logit(average, variance) : Interval.wilson(average, anomalies);
    }

    /** Of all samples that score as high or higher, the anomalous part. */
    static double[] precision(Ranking ranking) {
        double[] precision = new double[ranking.size()];
        long caught = 0;
        long flagged = 0;
        for (int g = 0; g < precision.length; g++) {
            caught += ranking.anomalies()[g];
            flagged += ranking.anomalies()[g] + ranking.normals()[g];
            precision[g] = (double) caught / flagged;
        }
        return precision;
    }

    /**
     * A sample of rank h counts in the precision of every rank g &ge; h. One more anomalous sample
     * there raises precision P = A / (A + B) by (1 - P) / (A + B), one more normal lowers it by P /
     * (A + B).
     */
    private static double variance(Ranking ranking, double[] precision) {
        Spread ofAnomalies = new Spread();
        Spread ofNormals = new Spread();
        double raised = 0;
        double lowered = 0;
        long flagged = ranking.anomalyCount() + (long) ranking.normalCount();
        for (int h = ranking.size() - 1; h >= 0; h--) {
            int a = ranking.anomalies()[h];
            int n = ranking.normals()[h];
            raised += a * (1 - precision[h]) / flagged;
            lowered += a * precision[h] / flagged;
            ofAnomalies.add(precision[h] + raised, a);
            ofNormals.add(-lowered, n);
            flagged -= a + n;
        }
        double anomalies = ranking.anomalyCount();
        double normals = ranking.normalCount();
        return ofAnomalies.squares / (anomalies * (anomalies - 1))
                + ofNormals.squares * normals / (normals - 1) / (anomalies * anomalies);
    }

    /** Sum of squared deviations from the running mean (Welford, with weights). */
    private static final class Spread {
        private double weight;
        private double mean;
        private double squares;

        void add(double value, int times) {
            if (times > 0) {
                weight += times;
                double step = value - mean;
                mean += step * times / weight;
                squares += times * step * (value - mean);
            }
        }
    }
}
