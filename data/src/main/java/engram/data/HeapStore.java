package engram.data;

import java.util.List;

/** Samples in one array on the heap. */
record HeapStore(SampleShape shape, float[] values, List<String> ids, List<Label> labels)
        implements SampleStore {

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
}
