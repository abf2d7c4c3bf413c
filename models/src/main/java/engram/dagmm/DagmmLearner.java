package engram.dagmm;

import engram.nn.Losses;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over autoencoder and estimator. */
final class DagmmLearner extends OneLossLearner {
    private static final double DROPOUT = 0.5;

    private final DagmmConfig config;
    private final DagmmModel model;
    private final DagmmNetwork network;
    private final long seed;

    /** The mixture of the last batch, under which validation samples are watched. */
    private final BatchMixture latest;

    private SplittableRandom random;

    DagmmLearner(DagmmConfig config, DagmmModel model, Trainer trainer) {
        super(trainer.adam(model.network().parameters().values()));
        this.config = config;
        this.model = model;
        this.network = model.network();
        this.seed = trainer.seed();
        int components = config.components();
        int size = network.features();
        this.latest =
                new BatchMixture(
                        zeros(components), zeros(components, size), zeros(components, size, size));
    }

    private static Tensor zeros(long... shape) {
        long size = LongStream.of(shape).reduce(1, Math::multiplyExact);
        return Tensors.ofDoubles(new double[Math.toIntExact(size)], shape);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        random = new SplittableRandom(seed * 1_000_003 + epoch);
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        DagmmNetwork.Pass pass = network.forward(batch, Mode.TRAINING);
        Tensor memberships = network.memberships(pass.features(), dropout((int) batch.size(0)));
        BatchMixture mixture = BatchMixture.of(pass.features(), memberships, config.ridge());
        mixture.copyTo(latest);
        return terms(batch, pass, mixture);
    }

    @Override
    protected void beforeStep() {
        adam().clipGradients(config.gradientNorm());
    }

    /** Drawn in Java, so that the same seed drops the same units whatever other threads draw. */
    private Tensor dropout(int samples) {
        float[] factors = new float[samples * network.hidden()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < DROPOUT ? 0 : (float) (1 / (1 - DROPOUT));
        }
        return Tensors.of(factors, samples, network.hidden());
    }

    @Override
    public void settle(Tensor batch) {
        network.forward(batch, Mode.TRAINING);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        return terms(batch, network.forward(batch, Mode.INFERENCE), latest);
    }

    private Map<String, Tensor> terms(Tensor batch, DagmmNetwork.Pass pass, BatchMixture mixture) {
        Tensor reconstruction = Losses.meanSquaredError(batch, pass.reconstruction());
        Tensor energy = mixture.energy(pass.features()).mean();
        Tensor narrowness = mixture.narrowness();
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put(
                LOSS,
                reconstruction
                        .add(energy, Tensors.scalar(config.energyWeight()))
                        .add(narrowness, Tensors.scalar(config.covarianceWeight())));
        terms.put("reconstruction", reconstruction);
        terms.put("energy", energy);
        terms.put("narrowness", narrowness);
        return terms;
    }

    @Override
    protected Map<String, Tensor> networks() {
        return model.state();
    }
}
