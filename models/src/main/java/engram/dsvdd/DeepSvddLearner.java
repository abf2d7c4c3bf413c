package engram.dsvdd;

import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Draws samples towards the centre; the soft boundary's radius follows epoch by epoch. */
final class DeepSvddLearner extends OneLossLearner {
    /** So many epochs the radius stays 0. */
    private static final int WARM_UP = 10;

    private final DeepSvddConfig config;
    private final DeepSvddModel model;
    private final List<Float> distances = new ArrayList<>();
    private int epoch;
    private int epochs;

    DeepSvddLearner(DeepSvddConfig config, DeepSvddModel model, Trainer trainer) {
        super(
                trainer.adam(
                        model.learnedWeights().values(),
                        trainer.settings().withWeightDecay(config.weightDecay())));
        this.config = config;
        this.model = model;
    }

    @Override
    public void prepare(SampleStore training) {
        model.centre(training);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        this.epoch = epoch;
        this.epochs = epochs;
        distances.clear();
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        Tensor squared = model.squaredDistances(batch, Mode.TRAINING); // (B)
        if (config.isSoft()) {
            for (float distance : Tensors.toArray(squared)) {
                distances.add(distance);
            }
        }
        return terms(squared);
    }

    @Override
    public void settle(Tensor batch) {
        model.squaredDistances(batch, Mode.TRAINING);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        return terms(model.squaredDistances(batch, Mode.INFERENCE));
    }

    private Map<String, Tensor> terms(Tensor squared) {
        Tensor distance = squared.mean();
        Map<String, Tensor> terms = new LinkedHashMap<>();
        if (config.isSoft()) {
            Tensor radius = model.squaredRadius();
            Tensor beyond = squared.sub(radius).relu().mean();
            terms.put(LOSS, radius.sum().add(beyond, Tensors.scalar(1 / config.nu())));
            terms.put("distance", distance);
        } else {
            terms.put(LOSS, distance);
        }
        return terms;
    }

    /** A short training must not end without a radius. */
    @Override
    public Optional<MemoryHealth> endEpoch() {
        if (config.isSoft() && !distances.isEmpty() && (epoch >= WARM_UP || epoch == epochs)) {
            List<Float> sorted = distances.stream().sorted().toList();
            int at = (int) Math.min(sorted.size() - 1, (1 - config.nu()) * sorted.size());
            Tensors.fill(model.squaredRadius(), new float[] {sorted.get(at)});
        }
        return Optional.empty();
    }

    @Override
    protected Map<String, Tensor> networks() {
        return model.state();
    }
}
