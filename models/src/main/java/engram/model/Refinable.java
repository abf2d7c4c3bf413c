package engram.model;

import engram.nn.Weights;
import java.util.Map;

/**
 * A model that learned from some samples, and learns on from sums over all of them, wherever they
 * lie: each place adds up what counts of its own samples, and only sums travel.
 */
public interface Refinable {

    /**
     * How many passes over all samples it takes; 0 where a pass would change nothing, or sums would
     * be too large.
     */
    int passes();

    /**
     * What counts of these samples under the weights of now, in numbers that add up.
     *
     * @param values {@code count} encoded samples, one after the other
     * @return as many numbers, whatever the samples
     */
    double[] sums(float[] values, int count);

    /**
     * The weights after a pass.
     *
     * @param sums {@link #sums} of all samples, added up
     */
    Map<String, Weights> refined(double[] sums);
}
