package engram.spark;

import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.ColumnError;
import engram.detection.verdict.Detection;
import java.util.List;

/**
 * A sample that was judged.
 *
 * @param values of the sample, encoded
 */
record Judged(AnomalyDetector detector, Detection detection, float[] values) {
    private static final int BLAMED = 3;

    /**
     * The columns to blame, the worst first; none where the row is normal or nothing is rebuilt.
     */
    List<ColumnError> blamed() {
        Explainer explainer = new Explainer(detector);
        if (!detection.anomalous() || !explainer.rebuilds()) {
            return List.of();
        }
        return explainer.columns(explainer.explain(detection, values)).stream()
                .filter(column -> column.share() > 0)
                .limit(BLAMED)
                .toList();
    }
}
