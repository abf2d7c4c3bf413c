package engram.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Where samples are kept for reading in any order. */
public final class SampleStores {
    private static final int READ_AT_ONCE = 1024;

    private SampleStores() {}

    /** Reads {@code samples} once and keeps those at {@code positions}. */
    public static SampleStore collect(Samples samples, BitSet positions) {
        int size = samples.shape().size();
        int kept = positions.cardinality();
        float[] values = new float[Math.multiplyExact(kept, size)];
        List<String> ids = new ArrayList<>(kept);
        List<Label> labels = new ArrayList<>(kept);
        try (SampleReader reader = samples.open()) {
            int position = 0;
            for (var batch = reader.next(READ_AT_ONCE);
                    batch.isPresent();
                    batch = reader.next(READ_AT_ONCE)) {
                Batch read = batch.get();
                for (int i = 0; i < read.size(); i++, position++) {
                    if (positions.get(position)) {
                        System.arraycopy(read.values(), i * size, values, ids.size() * size, size);
                        ids.add(read.ids().get(i));
                        labels.add(read.labels().get(i));
                    }
                }
            }
        }
        return new HeapStore(samples.shape(), values, ids, labels);
    }
}
