package engram.memae;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.model.Remembering;
import engram.nn.Initial;
import engram.nn.MemoryHealth;
import engram.nn.Mode;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** MemAE as a model that learns, scores and shows what it remembers. */
final class MemAeModel extends ReconstructionModel implements Remembering {
    private final MemAeConfig config;
    private final MemAeNetwork network;
    private final Tensor usage; // (N)
    private final Tensor health; // (4): dead rows, active items, entropy, restarted

    MemAeModel(MemAeConfig config, SampleShape shape, long seed) {
        super(shape, config.score());
        Scope.requireNone("a model");
        this.config = config;
        this.network = new MemAeNetwork(config, shape, new Initial(seed));
        int items = network.memory().count();
        this.usage = Tensors.of(new float[items], items);
        this.health = Tensors.of(new float[4], 4);
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
    protected Optional<OwnScore> own() {
        return Optional.of(new OwnScore("query-distance", false, this::queryDistance));
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
        Tensors.fill(usage, latest.usage());
        Tensors.fill(
                health,
                new float[] {
                    (float) latest.deadRowShare(),
                    (float) latest.activeItems(),
                    (float) latest.entropy(),
                    latest.restarted()
                });
    }

    @Override
    public Optional<MemoryHealth> health() {
        float[] figures = Tensors.toArray(health);
        return figures[1] == 0 && figures[0] == 0
                ? Optional.empty()
                : Optional.of(
                        new MemoryHealth(
                                figures[0],
                                figures[1],
                                figures[2],
                                (int) figures[3],
                                Tensors.toArray(usage)));
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.parameters());
        state.putAll(network.buffers());
        state.put("memory.usage", usage);
        state.put("memory.health", health);
        return state;
    }
}
