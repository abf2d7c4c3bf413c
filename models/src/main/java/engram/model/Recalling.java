package engram.model;

import java.util.List;

/** A model that keeps samples as they are, and judges others by how far the nearest of them lie. */
public interface Recalling {

    /**
     * A sample that is kept.
     *
     * @param values as it was encoded; of many samples, the centre of those around
     * @param distance how far it is from the one that was asked about
     */
    record Kept(float[] values, double distance) {}

    /**
     * What is kept nearest to one sample, nearest first.
     *
     * @param most how many; all, where fewer are kept
     */
    List<Kept> nearest(float[] values, int most);
}
