package engram.detection.explanation;

import java.util.List;

/**
 * One prototype that memory holds.
 *
 * @param item which, from 0
 * @param usage its share of all weight given out in the last epoch of training
 * @param decoded what it looks like: an encoded sample
 * @param neighbours the training samples that read most from it
 */
public record MemoryItem(
        int item, float usage, float[] decoded, List<Gallery.Neighbour> neighbours) {

    public MemoryItem {
        neighbours = List.copyOf(neighbours);
    }
}
