package engram.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision against recall for every threshold, one point for each distinct score.
 *
 * @param points from nothing flagged (recall 0, where precision is 1 by convention) to everything
 *     flagged (recall 1, where precision is the anomalous part of the samples)
 * @param area AUPR with its interval, as average precision: precision at each point, weighted by
 *     the recall gained there, without interpolation
 */
public record PrecisionRecallCurve(List<Point> points, Interval area) {

    /**
     * @param threshold samples that score as high or higher are flagged; infinite at the first
     *     point
     */
    public record Point(double threshold, double recall, double precision) {}

    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /**
     * @param anomalous the truth, one flag for each score
     * @throws OneClassException if all samples are of one kind
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static PrecisionRecallCurve of(double[] scores, boolean[] anomalous) {
        Ranking ranking = Ranking.of(scores, anomalous).requireBothKinds("AUPR");
        double[] precision = AveragePrecision.precision(ranking);
        List<Point> points = new ArrayList<>(ranking.size() + 1);
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 1));
        long caught = 0;
        for (int g = 0; g < ranking.size(); g++) {
            caught += ranking.anomalies()[g];
            double recall = (double) caught / ranking.anomalyCount();
            points.add(new Point(ranking.scores()[g], recall, precision[g]));
        }
        return new PrecisionRecallCurve(points, AveragePrecision.of(ranking));
    }

    /**
     * The same curve with at most that many of its points, both ends among them, for plotting. The
     * area stays the exact one.
     *
     * @throws IllegalArgumentException if fewer than 2 are asked for
     */
    public PrecisionRecallCurve thinned(int atMost) {
        return new PrecisionRecallCurve(
                Thinning.thinned(
                        points,
                        atMost,
                        (a, b) ->
                                Math.abs(b.recall - a.recall)
                                        + Math.abs(b.precision - a.precision)),
                area);
    }
}
