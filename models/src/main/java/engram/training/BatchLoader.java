package engram.training;

import engram.data.SampleShape;
import engram.data.SampleStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads the next batch while the network is busy with the current one. */
final class BatchLoader implements AutoCloseable {
    private final SampleStore store;
    private final int batchSize;
    private final int smallestBatch;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "engram-batches");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param smallestBatch a last batch of fewer samples is left out
     */
    BatchLoader(SampleStore store, int batchSize, int smallestBatch) {
        this.store = store;
        this.batchSize = batchSize;
        this.smallestBatch = smallestBatch;
    }

    /** How many samples there are. */
    int samples() {
        return store.size();
    }

    int batchSize() {
        return batchSize;
    }

    SampleShape shape() {
        return store.shape();
    }

    interface Consumer {
        void accept(int batch, int count, float[] values);
    }

    /** How many batches this many samples make. */
    int batches(int samples) {
        return samples / batchSize + (samples % batchSize >= smallestBatch ? 1 : 0);
    }

    /** Hands out all batches of the samples at these positions, in this order. */
    void forEach(int[] order, Consumer consumer) {
        int batches = batches(order.length);
        if (batches == 0) {
            return;
        }
        CompletableFuture<float[]> next = load(order, 0);
        for (int batch = 0; batch < batches; batch++) {
            float[] values = await(next);
            if (batch + 1 < batches) {
                next = load(order, batch + 1);
            }
            consumer.accept(batch, count(order, batch), values);
        }
    }

    private int count(int[] order, int batch) {
        return Math.min(batchSize, order.length - batch * batchSize);
    }

    private CompletableFuture<float[]> load(int[] order, int batch) {
        return CompletableFuture.supplyAsync(
                () -> {
                    int count = count(order, batch);
                    int size = store.shape().size();
                    float[] values = new float[Math.multiplyExact(count, size)];
                    for (int i = 0; i < count; i++) {
                        store.read(order[batch * batchSize + i], values, i * size);
                    }
                    return values;
                },
                reader);
    }

    private static float[] await(CompletableFuture<float[]> values) {
        try {
            return values.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
