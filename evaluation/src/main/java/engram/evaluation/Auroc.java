package engram.evaluation;

/**
 * Area under the ROC curve: the chance that an anomalous sample scores above a normal one, ties
 * counting half (Mann-Whitney).
 *
 * <p>Its variance is that of DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988, computed from
 * ranks as in Sun and Xu, IEEE Signal Processing Letters 21, 2014; the interval stands on the scale
 * of log odds, as Perme and Manevski advise (Statistical Methods in Medical Research 28, 2019).
 * Where that variance is no guide (perfect separation, one sample of a kind), the interval is
 * method 5 of Newcombe, Statistics in Medicine 25, 2006, p. 559.
 */
final class Auroc {
    private Auroc() {}

    static Interval of(Ranking ranking) {
        double anomalies = ranking.anomalyCount();
        double normals = ranking.normalCount();
        double area = area(ranking);
        double ofAnomalies = 0;
        double ofNormals = 0;
        double anomaliesAbove = 0;
        double normalsBelow = normals;
        for (int g = 0; g < ranking.size(); g++) {
            int a = ranking.anomalies()[g];
            int n = ranking.normals()[g];
            // DeLong's components: what each single sample contributes to the area. Of equal scores
            // half count as won.
            double wonByAnomaly = (normalsBelow - n / 2.0) / normals;
            double lostByNormal = (anomaliesAbove + a / 2.0) / anomalies;
            ofAnomalies += a * square(wonByAnomaly - area);
            ofNormals += n * square(lostByNormal - area);
            anomaliesAbove += a;
            normalsBelow -= n;
        }
        double variance =
                ofAnomalies / (anomalies - 1) / anomalies + ofNormals / (normals - 1) / normals;
        // With one sample of a kind, or all of them in order, components do not vary and would
        // promise an interval of no width.
        boolean estimable = anomalies > 1 && normals > 1 && area > 0 && area < 1 && variance > 0;
        return estimable ? Interval.logit(area, variance) : newcombe(area, anomalies, normals);
    }

    /** Half points are counted, not halves, so that the sum is exact. */
    private static double area(Ranking ranking) {
        long halves = 0;
        long above = 0;
        for (int g = 0; g < ranking.size(); g++) {
            int a = ranking.anomalies()[g];
            halves += ranking.normals()[g] * (2 * above + a);
            above += a;
        }
        return halves / 2.0 / ((double) ranking.anomalyCount() * ranking.normalCount());
    }

    private static Interval newcombe(double area, double anomalies, double normals) {
        return Interval.within(
                area, furthest(area, 0, anomalies, normals), furthest(area, 1, anomalies, normals));
    }

    /** The value furthest from {@code area}, towards {@code end}, that it does not refute. */
    private static double furthest(double area, double end, double anomalies, double normals) {
        double kept = area;
        double refuted = end;
        // What is refuted stays so further out; 60 halvings are finer than a double.
        for (int step = 0; step < 60; step++) {
            double middle = (kept + refuted) / 2;
            double z2 = square(area - middle) / hanleyMcNeil(middle, anomalies, normals);
            if (z2 > square(Interval.Z)) {
                refuted = middle;
            } else {
                kept = middle;
            }
        }
        return kept;
    }

    /** Hanley and McNeil's variance, Radiology 143, 1982, with the sample sizes evened out. */
    private static double hanleyMcNeil(double area, double anomalies, double normals) {
        double others = (anomalies + normals) / 2 - 1;
        double spread = 1 + others * (1 - area) / (2 - area) + others * area / (1 + area);
        return area * (1 - area) * spread / (anomalies * normals);
    }

    private static double square(double x) {
        return x * x;
    }
}
