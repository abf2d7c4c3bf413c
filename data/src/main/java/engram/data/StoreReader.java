package engram.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a store from its first position to its last. */
final class StoreReader implements SampleReader {
    private final SampleStore store;
    private int position;

    StoreReader(SampleStore store) {
        this.store = store;
    }

    @Override
    public Optional<Batch> next(int maximum) {
        int count = Math.min(maximum, store.size() - position);
        if (count == 0) {
            return Optional.empty();
        }
        int size = store.shape().size();
        float[] values = new float[Math.multiplyExact(count, size)];
        List<String> ids = new ArrayList<>(count);
        List<Label> labels = new ArrayList<>(count);
        for (int i = 0; i < count; i++, position++) {
            store.read(position, values, i * size);
            ids.add(store.id(position));
            labels.add(store.label(position));
        }
        return Optional.of(new Batch(values, ids, labels));
    }

    @Override
    public void close() {
        // The store outlives its readers.
    }
}
