package engram.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Recall against the false-alarm rate for every threshold, one point for each distinct score.
 *
 * @param points from nothing flagged (0, 0) to everything flagged (1, 1)
 * @param area AUROC with its interval: the chance that an anomalous sample scores above a normal
 *     one, ties counting half
 */
public record RocCurve(List<Point> points, Interval area) {

    /**
     * @param threshold samples that score as high or higher are flagged; infinite at the first
     *     point
     */
    public record Point(double threshold, double falseAlarmRate, double recall) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * @param anomalous the truth, one flag for each score
     * @throws OneClassException if all samples are of one kind
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static RocCurve of(double[] scores, boolean[] anomalous) {
        Ranking ranking = Ranking.of(scores, anomalous).requireBothKinds("AUROC");
        List<Point> points = new ArrayList<>(ranking.size() + 1);
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        long caught = 0;
        long falseAlarms = 0;
        for (int g = 0; g < ranking.size(); g++) {
            caught += ranking.anomalies()[g];
            falseAlarms += ranking.normals()[g];
            points.add(
                    new Point(
                            ranking.scores()[g],
                            (double) falseAlarms / ranking.normalCount(),
                            (double) caught / ranking.anomalyCount()));
        }
        return new RocCurve(points, Auroc.of(ranking));
    }

    /**
     * The same curve with at most that many of its points, both ends among them, for plotting. The
     * area stays the exact one.
     *
     * @throws IllegalArgumentException if fewer than 2 are asked for
     */
    public RocCurve thinned(int atMost) {
        return new RocCurve(
                Thinning.thinned(
                        points,
                        atMost,
                        (a, b) ->
                                Math.abs(b.falseAlarmRate - a.falseAlarmRate)
                                        + Math.abs(b.recall - a.recall)),
                area);
    }
}
