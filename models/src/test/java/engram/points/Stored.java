package engram.points;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;

/** Rows of an array as samples. */
public record Stored(float[]... rows) implements SampleStore {

    @Override
    public SampleShape shape() {
        return new SampleShape.Row(rows[0].length);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        System.arraycopy(rows[position], 0, into, offset, rows[position].length);
    }

    @Override
    public String id(int position) {
        return "row " + position;
    }

    @Override
    public Label label(int position) {
        return Label.NORMAL;
    }

    @Override
    public void close() {}
}
