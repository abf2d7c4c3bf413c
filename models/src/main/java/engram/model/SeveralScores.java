package engram.model;

import java.util.Map;

/**
 * A model that can judge samples in several ways after one training, for those who compare scores:
 * a detector uses one, {@link AnomalyModel#score}.
 */
public interface SeveralScores {

    /**
     * All scores by name, the configured one first: the same before saving and after loading.
     *
     * @param values {@code count} encoded samples, one after the other
     */
    Map<String, double[]> scores(float[] values, int count);
}
