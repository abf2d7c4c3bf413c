package engram.memae;

import engram.data.SampleShape;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.memory.StoredHealth;
import engram.model.ReconstructionModel;
import engram.model.Remembering;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** MemAE as a model that learns, scores and shows what it remembers. */
final class MemAeModel extends ReconstructionModel implements Remembering {
    private final MemAeConfig config;
    private final MemAeNetwork network;
    private final StoredHealth health;

    MemAeModel(MemAeConfig config, SampleShape shape, long seed) {
        super(shape, config.score());
        Scope.requireNone("a model");
        this.config = config;
        this.network = new MemAeNetwork(config, shape, new Initial(seed));
        this.health = new StoredHealth(network.memory().count());
    }

    MemAeNetwork network() {
        return network;
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new MemAeLearner(config, this, trainer);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return network.forward(input, Mode.INFERENCE).reconstruction();
    }

    /** How far queries are from what memory gives back; the paper does not score by it. */
    @Override
    protected List<OwnScore> own() {
        return List.of(new OwnScore("query-distance", false, this::queryDistance));
    }

    private Tensor queryDistance(Tensor input) {
        MemAeNetwork.Pass pass = network.forward(input, Mode.INFERENCE);
        Tensor difference = pass.queries().sub(pass.read().latent()); // (Q, D)
        return difference.square().sum(1).reshape(input.size(0), -1).sum(1); // (B)
    }

    @Override
    public int items() {
        return network.memory().count();
    }

    @Override
    public float[] weights(float[] values, int count) {
        return batched(
                values,
                count,
                items(),
                input -> {
                    Tensor weights =
                            network.forward(input, Mode.INFERENCE).read().weights(); // (Q, N)
                    return weights.reshape(input.size(0), -1, items()).mean(1); // (B, N)
                });
    }

    @Override
    public float[] decodedItems() {
        int size = shape().size();
        float[] decoded = new float[Math.multiplyExact(items(), size)];
        for (int from = 0; from < items(); from += samplesAtOnce()) {
            int count = Math.min(samplesAtOnce(), items() - from);
            try (Scope scope = Scope.inference()) {
                float[] part = Tensors.toArray(network.decodedItems(from, count));
                System.arraycopy(part, 0, decoded, from * size, part.length);
            }
        }
        return decoded;
    }

    /** Keeps how memory fared with the weights, so that a loaded detector can tell. */
    void remember(MemoryHealth latest) {
        health.keep(latest);
    }

    @Override
    public Optional<MemoryHealth> health() {
        return health.health();
    }

    @Override
    public MemoryConfig memory() {
        return config.memory();
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.parameters());
        state.putAll(network.buffers());
        state.putAll(health.state());
        return state;
    }
}
