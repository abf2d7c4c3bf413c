package engram.data.sources;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.TableEncoding;
import java.util.List;

/** Some of a program's own samples, encoded when they are read. */
record ArrayStore(Encoding encoding, float[][] samples, List<Label> labels, int[] positions)
        implements SampleStore {

    @Override
    public SampleShape shape() {
        return encoding.shape();
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        float[] sample = samples[positions[position]];
        if (encoding instanceof ImageEncoding image) {
            for (int i = 0; i < sample.length; i++) {
                into[offset + i] = image.range().scale(sample[i] * 255f);
            }
        } else if (encoding instanceof TableEncoding table) {
            int at = offset;
            for (int i = 0; i < sample.length; i++) {
                Column column = table.columns().get(i);
                column.encode(sample[i], into, at);
                at += column.width();
            }
        }
    }

    @Override
    public String id(int position) {
        return Integer.toString(positions[position]);
    }

    @Override
    public Label label(int position) {
        return labels.get(positions[position]);
    }

    @Override
    public void close() {}
}
