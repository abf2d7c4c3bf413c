package engram.data.stores;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.Reencoding;

/**
 * Some samples of a store, encoded anew. The store outlives its parts.
 *
 * @param positions in the whole, in the order of the part
 * @param anew how the part's numbers follow from the whole's
 */
public record StorePart(SampleStore whole, int[] positions, Reencoding anew)
        implements SampleStore {

    @Override
    public SampleShape shape() {
        return whole.shape();
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        whole.read(positions[position], into, offset);
        anew.apply(into, offset);
    }

    @Override
    public String id(int position) {
        return whole.id(positions[position]);
    }

    @Override
    public Label label(int position) {
        return whole.label(positions[position]);
    }

    @Override
    public void close() {}
}
