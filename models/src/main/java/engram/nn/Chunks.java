package engram.nn;

import engram.torch.Scope;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;

/** A batch in pieces whose windows fit the processor's cache. */
final class Chunks {
    private Chunks() {}

    /** Some consecutive samples of a batch. */
    record Chunk(long first, long count) {
        Tensor of(Tensor batch) {
            return batch.narrow(0, first, count);
        }
    }

    /** Goes through the batch with each chunk and, reused from one to the next, its windows. */
    static void forEach(
            Tensor batch, Patches patches, long channels, BiConsumer<Chunk, Tensor> work) {
        long samples = batch.size(0);
        long most = Math.min(samples, patches.samplesAtOnce(channels));
        Tensor room = patches.room(batch, most, channels);
        for (long first = 0; first < samples; first += most) {
            Chunk chunk = new Chunk(first, Math.min(most, samples - first));
            long windows = chunk.count() * patches.rows() * patches.columns();
            try (Scope scope = Scope.inference()) {
                work.accept(chunk, room.narrow(0, 0, windows));
            }
        }
    }
}
