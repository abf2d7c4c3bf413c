package engram.memgan;

import engram.data.SampleShape;
import engram.memory.Hull;
import engram.memory.Memory;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.memory.StoredHealth;
import engram.model.ReconstructionModel;
import engram.model.ReconstructionScore;
import engram.model.Remembering;
import engram.nn.Initial;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Noise;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** MEMGAN as a model that learns, scores and shows what it remembers. */
final class MemGanModel extends ReconstructionModel implements Remembering {
    private final MemGanConfig config;
    private final MemGanNetworks networks;
    private final StoredHealth health;

    MemGanModel(MemGanConfig config, SampleShape shape, long seed) {
        super(shape, ReconstructionScore.SQUARED_ERROR);
        this.config = config;
        this.networks = new MemGanNetworks(config, shape, new Initial(seed));
        this.health = new StoredHealth(config.memory().items());
    }

    MemGanNetworks networks() {
        return networks;
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new MemGanLearner(config, this, trainer);
    }

    /** The code that scores are taken at: the mean, unless scores are sampled. */
    private Tensor code(Tensor input) {
        MemGanNetworks.Code code = networks.encode(networks.values().inside(input), Mode.INFERENCE);
        return config.code().sampledScores() ? sampled(input, code) : code.mean();
    }

    /** A draw that depends on the sample alone, so that scores can be had again. */
    private static Tensor sampled(Tensor input, MemGanNetworks.Code code) {
        Tensor[] rows = new Tensor[(int) input.size(0)];
        for (int i = 0; i < rows.length; i++) {
            Noise noise = new Noise(Arrays.hashCode(Tensors.toArray(input.select(0, i))));
            rows[i] =
                    new MemGanNetworks.Code(
                                    code.mean().narrow(0, i, 1),
                                    code.logDeviation().narrow(0, i, 1))
                            .sample(noise);
        }
        return torch.cat(new TensorVector(rows), 0);
    }

    private Memory.Read read(Tensor codes) {
        return networks.memory().read(codes, Mode.INFERENCE);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        Tensor made = networks.generate(read(code(input)).latent(), Mode.INFERENCE);
        return networks.values().outside(made);
    }

    @Override
    protected List<OwnScore> own() {
        return List.of(
                own("reconstruction", MemGanConfig.Score.RECONSTRUCTION, this::errorLength),
                own(
                        "projection-distance",
                        MemGanConfig.Score.PROJECTION_DISTANCE,
                        this::projectionDistance),
                own("hull-distance", MemGanConfig.Score.HULL_DISTANCE, this::hullDistance),
                own("critic", MemGanConfig.Score.CRITIC, this::doubt));
    }

    private OwnScore own(String name, MemGanConfig.Score score, UnaryOperator<Tensor> perSample) {
        return new OwnScore(name, config.score() == score, perSample);
    }

    private Tensor errorLength(Tensor input) {
        return Losses.norms(input.sub(reconstruct(input)));
    }

    private Tensor projectionDistance(Tensor input) {
        Tensor code = code(input);
        return Losses.norms(code.sub(read(code).latent()));
    }

    private Tensor hullDistance(Tensor input) {
        Memory memory = networks.memory();
        Hull hull = new Hull(Tensors.toArray(memory.items()), memory.features());
        double[] distances = hull.distances(Tensors.toArray(code(input)));
        float[] values = new float[distances.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) distances[i];
        }
        return Tensors.of(values, values.length);
    }

    private Tensor doubt(Tensor input) {
        Tensor inside = networks.values().inside(input);
        return networks.critic().logits(inside, code(input), Mode.INFERENCE).neg().reshape(-1);
    }

    @Override
    public int items() {
        return networks.memory().count();
    }

    @Override
    public float[] weights(float[] values, int count) {
        return batched(values, count, items(), input -> read(code(input)).weights());
    }

    @Override
    public float[] decodedItems() {
        int size = shape().size();
        float[] decoded = new float[Math.multiplyExact(items(), size)];
        for (int from = 0; from < items(); from += samplesAtOnce()) {
            int count = Math.min(samplesAtOnce(), items() - from);
            try (Scope scope = Scope.inference()) {
                Tensor some = networks.memory().items().narrow(0, from, count);
                Tensor made = networks.generate(some, Mode.INFERENCE);
                float[] part = Tensors.toArray(networks.values().outside(made));
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
        Map<String, Tensor> state = new LinkedHashMap<>(networks.state());
        state.putAll(health.state());
        return state;
    }
}
