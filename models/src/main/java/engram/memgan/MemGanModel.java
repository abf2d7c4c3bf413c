package engram.memgan;

import engram.adversarial.RandomCode;
import engram.data.SampleShape;
import engram.memory.Memory;
import engram.model.RememberingModel;
import engram.nn.Initial;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Noise;
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
final class MemGanModel extends RememberingModel {
    private final MemGanConfig config;
    private final MemGanNetworks networks;

    MemGanModel(MemGanConfig config, SampleShape shape, long seed) {
        super(shape, config.score().reconstruction(), config.memory());
        this.config = config;
        this.networks = new MemGanNetworks(config, shape, new Initial(seed));
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
        RandomCode code = networks.encode(networks.values().inside(input), Mode.INFERENCE);
        return config.code().sampledScores() ? sampled(input, code) : code.mean();
    }

    /** A draw that depends on the sample alone, so that scores can be had again. */
    private static Tensor sampled(Tensor input, RandomCode code) {
        Tensor[] rows = new Tensor[(int) input.size(0)];
        for (int i = 0; i < rows.length; i++) {
            Noise noise = new Noise(Arrays.hashCode(Tensors.toArray(input.select(0, i))));
            rows[i] =
                    new RandomCode(code.mean().narrow(0, i, 1), code.logDeviation().narrow(0, i, 1))
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

    /** What cannot be rebuilt, or is coded outside of what memory holds. */
    @Override
    protected Optional<StandardisedSum> sum() {
        return Optional.of(
                new StandardisedSum(
                        "reconstruction-and-hull",
                        config.score() == MemGanConfig.Score.RECONSTRUCTION_AND_HULL,
                        List.of("reconstruction", "hull-distance")));
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
        double[] distances = hull().distances(Tensors.toArray(code(input)));
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
    protected Memory remembered() {
        return networks.memory();
    }

    @Override
    protected Tensor queries(Tensor input) {
        return code(input);
    }

    @Override
    protected Tensor decode(Tensor codes) {
        return networks.values().outside(networks.generate(codes, Mode.INFERENCE));
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(networks.state());
        state.putAll(storedHealth().state());
        return state;
    }
}
