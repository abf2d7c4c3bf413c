package engram.detection;

import engram.data.Label;
import engram.data.LeftOut;
import engram.detection.explanation.Explanation;
import java.util.List;

/**
 * A source seen through a detector: every verdict in brief, and a few in full.
 *
 * @param scores of all samples, in the source's order
 * @param flagged which of them are anomalous
 * @param labels what was known of them
 * @param anomalies the samples with the highest scores, highest first
 * @param borderline the samples that are not anomalous with the highest scores, highest first
 * @param leftOut the unreadable samples that were left out
 */
public record Survey(
        double[] scores,
        boolean[] flagged,
        List<Label> labels,
        List<Explanation> anomalies,
        List<Explanation> borderline,
        List<LeftOut> leftOut) {}
