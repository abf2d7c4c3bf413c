package engram.data.stores;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Where samples are kept for reading in any order: on the heap while they take less than a quarter
 * of it, else in temporary memory-mapped files.
 */
public final class SampleStores {
    private static final int VALUES_AT_ONCE = 1 << 20;

    private SampleStores() {}

    /** Takes samples one after the other; ends in {@link #finish} or {@link #abandon}. */
    sealed interface Writer permits HeapStore.Writer, MappedStore.Writer {
        void add(Batch batch, int position);

        SampleStore finish();

        void abandon();
    }

    /**
     * Reads {@code samples} once and keeps those at {@code positions}.
     *
     * @throws UnreadableDataException if a sample cannot be read, or the disk has no room for
     *     samples that do not fit the heap
     */
    public static SampleStore collect(Samples samples, BitSet positions) {
        int kept = positions.cardinality();
        long bytes =
                kept * ((long) samples.shape().size() * Float.BYTES + HeapStore.OVERHEAD_BYTES);
        long values = (long) kept * samples.shape().size();
        boolean fits =
                bytes <= Runtime.getRuntime().maxMemory() / 4 && values <= Integer.MAX_VALUE - 8;
        return fits
                ? onHeap(samples, positions)
                : mapped(
                        samples,
                        positions,
                        Path.of(System.getProperty("java.io.tmpdir")),
                        MappedStore.Writer.CHUNK);
    }

    static SampleStore onHeap(Samples samples, BitSet positions) {
        return fill(
                new HeapStore.Writer(samples.shape(), positions.cardinality()), samples, positions);
    }

    static SampleStore mapped(Samples samples, BitSet positions, Path folder, int chunkSize) {
        return fill(
                new MappedStore.Writer(samples.shape(), positions.cardinality(), folder, chunkSize),
                samples,
                positions);
    }

    private static SampleStore fill(Writer writer, Samples samples, BitSet positions) {
        int atOnce = Math.max(1, VALUES_AT_ONCE / samples.shape().size());
        boolean finished = false;
        try (SampleReader reader = samples.open()) {
            int position = 0;
            for (var batch = reader.next(atOnce);
                    batch.isPresent() && position < positions.length();
                    batch = reader.next(atOnce)) {
                Batch read = batch.get();
                for (int i = 0; i < read.size(); i++, position++) {
                    if (positions.get(position)) {
                        writer.add(read, i);
                    }
                }
            }
            SampleStore store = writer.finish();
            finished = true;
            return store;
        } finally {
            if (!finished) {
                writer.abandon();
            }
        }
    }
}
