package engram.memory;

import engram.torch.Tensors;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** How memory fared last, kept among a model's weights, so that a loaded detector can tell. */
public final class StoredHealth {
    private final Tensor usage; // (N)
    private final Tensor figures; // (4): dead rows, active items, entropy, restarted

    /** Nothing is known yet; made outside any scope. */
    public StoredHealth(int items) {
        usage = Tensors.of(new float[items], items);
        figures = Tensors.of(new float[4], 4);
    }

    public void keep(MemoryHealth latest) {
        Tensors.fill(usage, latest.usage());
        Tensors.fill(
                figures,
                new float[] {
                    (float) latest.deadRowShare(),
                    (float) latest.activeItems(),
                    (float) latest.entropy(),
                    latest.restarted()
                });
    }

    /** Empty where none was kept. */
    public Optional<MemoryHealth> health() {
        float[] known = Tensors.toArray(figures);
        // Every read is either dead or of an item.
        return known[0] == 0 && known[1] == 0
                ? Optional.empty()
                : Optional.of(
                        new MemoryHealth(
                                known[0],
                                known[1],
                                known[2],
                                (int) known[3],
                                Tensors.toArray(usage)));
    }

    /** What belongs among the weights, by name. */
    public Map<String, Tensor> state() {
        return Map.of("memory.usage", usage, "memory.health", figures);
    }
}
