package engram.detection.explanation;

import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.model.Remembering;
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

    /** Chosen among the samples that memory was learned from. */
    public static Gallery of(Remembering model, SampleStore training, Encoding encoding) {
        return NearestSamples.of(model, training, encoding);
    }

    /** A picture as it will be stored: rounded to 256 levels. */
    static float[] rounded(float[] values, Encoding encoding) {
        if (encoding.pixels().isPresent()) {
            PixelRange range = encoding.pixels().get();
            for (int i = 0; i < values.length; i++) {
                values[i] = range.scale(range.level(values[i]));
            }
        }
        return values;
    }
}
