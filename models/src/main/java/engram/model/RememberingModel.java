package engram.model;

import engram.data.SampleShape;
import engram.memory.Memory;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.memory.StoredHealth;
import engram.nn.Mode;
import engram.score.ReconstructionScore;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A reconstruction model that reads from one memory, and tells what it remembers. */
public abstract class RememberingModel extends ReconstructionModel implements Enclosing {
    private final MemoryConfig config;
    private final StoredHealth health;

    /**
     * @param score whichever of the errors a reconstruction is scored by
     */
    protected RememberingModel(SampleShape shape, ReconstructionScore score, MemoryConfig config) {
        this(shape, score, false, config);
    }

    /**
     * @param score whichever of the errors a reconstruction is scored by
     * @param givesLogs whether logarithms of a row are given back beside it
     */
    protected RememberingModel(
            SampleShape shape, ReconstructionScore score, boolean givesLogs, MemoryConfig config) {
        super(shape, score, givesLogs);
        Scope.requireNone("a model");
        this.config = config;
        this.health = new StoredHealth(config.items());
    }

    /** Memory itself. */
    protected abstract Memory remembered();

    /** What samples ask memory with, as in inference: (Q, D), Q = B for whole codes. */
    protected abstract Tensor queries(Tensor input);

    /**
     * What codes (B, D) look like, as {@link #reconstruct} gives samples back, at every position
     * where positions are queries.
     */
    protected abstract Tensor decode(Tensor codes);

    @Override
    public final int items() {
        return config.items();
    }

    @Override
    public final MemoryConfig memory() {
        return config;
    }

    @Override
    public final float[] weights(float[] values, int count) {
        return batched(
                values,
                count,
                items(),
                input -> {
                    Tensor weights =
                            remembered().read(queries(input), Mode.INFERENCE).weights(); // (Q, N)
                    return weights.reshape(input.size(0), -1, items()).mean(1); // (B, N)
                });
    }

    @Override
    public final float[] decodedItems() {
        return decoded(
                items(), (from, some) -> remembered().items().narrow(0, (long) from, (long) some));
    }

    @Override
    public final float[] decoded(int... chosen) {
        return decoded(
                chosen.length,
                (from, some) -> {
                    TensorVector rows = new TensorVector();
                    for (int i = from; i < from + some; i++) {
                        rows.push_back(remembered().items().select(0, chosen[i]));
                    }
                    return torch.stack(rows);
                });
    }

    @Override
    public final float[] codes(float[] values, int count) {
        return batched(values, count, remembered().features(), this::queries);
    }

    @Override
    public final float[] rawItems() {
        return Tensors.toArray(remembered().items());
    }

    @Override
    public final float[] decodedMixtures(float[] shares, int count) {
        return decoded(
                count,
                (from, some) ->
                        Tensors.of(shares, count, items())
                                .narrow(0, (long) from, (long) some)
                                .mm(remembered().items()));
    }

    /**
     * @param codes a number of codes from a place on
     */
    private float[] decoded(int count, BiFunction<Integer, Integer, Tensor> codes) {
        int size = shape().size();
        float[] decoded = new float[Math.multiplyExact(count, size)];
        for (int from = 0; from < count; from += samplesAtOnce()) {
            int some = Math.min(samplesAtOnce(), count - from);
            try (Scope scope = Scope.inference()) {
                float[] part = Tensors.toArray(ofSample(decode(codes.apply(from, some))));
                System.arraycopy(part, 0, decoded, from * size, part.length);
            }
        }
        return decoded;
    }

    /** Keeps how memory fared with the weights, so that a loaded detector can tell. */
    public final void remember(MemoryHealth latest) {
        health.keep(latest);
    }

    @Override
    public final Optional<MemoryHealth> health() {
        return health.health();
    }

    /** How memory fared, to be kept among the model's state. */
    protected final StoredHealth storedHealth() {
        return health;
    }
}
