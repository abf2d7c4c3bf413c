package engram.data.stores;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import java.util.ArrayList;
import java.util.List;

/** Samples in one array on the heap. */
record HeapStore(SampleShape shape, float[] values, List<String> ids, List<Label> labels)
        implements SampleStore {

    /** What a sample costs beside its values: its id, and references. */
    static final int OVERHEAD_BYTES = 80;

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public void read(int position, float[] into, int offset) {
        int size = shape.size();
        System.arraycopy(values, position * size, into, offset, size);
    }

    @Override
    public String id(int position) {
        return ids.get(position);
    }

    @Override
    public Label label(int position) {
        return labels.get(position);
    }

    @Override
    public void close() {}

    /** Takes samples one after the other. */
    static final class Writer implements SampleStores.Writer {
        private final SampleShape shape;
        private final float[] values;
        private final List<String> ids;
        private final List<Label> labels;

        Writer(SampleShape shape, int capacity) {
            this.shape = shape;
            this.values = new float[Math.multiplyExact(capacity, shape.size())];
            this.ids = new ArrayList<>(capacity);
            this.labels = new ArrayList<>(capacity);
        }

        @Override
        public void add(Batch batch, int position) {
            int size = shape.size();
            System.arraycopy(batch.values(), position * size, values, ids.size() * size, size);
            ids.add(batch.ids().get(position));
            labels.add(batch.labels().get(position));
        }

        @Override
        public SampleStore finish() {
            return new HeapStore(shape, values, ids, labels);
        }

        @Override
        public void abandon() {}
    }
}
