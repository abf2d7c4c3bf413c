package engram.detection;

import java.util.List;

/**
 * For each memory item the training samples nearest to it, kept with the detector so that memory
 * can be shown when the training data is gone.
 *
 * @param neighbours one entry per item, nearest first; fewer than asked for where few samples used
 *     the item
 */
public record Gallery(List<List<Neighbour>> neighbours) {

    public Gallery {
        neighbours = neighbours.stream().map(List::copyOf).toList();
    }

    /**
     * A training sample.
     *
     * @param id what a person calls it
     * @param weight the item's share in what the sample read from memory
     * @param values the encoded sample
     */
    public record Neighbour(String id, float weight, float[] values) {}
}
