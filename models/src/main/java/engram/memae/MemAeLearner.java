package engram.memae;

import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import engram.memory.Upkeep;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over encoder, memory and decoder; restarts items that nobody asks for. */
final class MemAeLearner implements Learner {
    private static final String ENTROPY = "entropy";

    private final MemAeConfig config;
    private final MemAeModel model;
    private final MemAeNetwork network;
    private final Adam adam;
    private final Upkeep upkeep;
    private SampleStore training;
    private int stepsBeforeMemory;

    MemAeLearner(MemAeConfig config, MemAeModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.network = model.network();
        this.upkeep = new Upkeep(network.memory(), config.memory(), trainer.seed());
        this.adam = trainer.adam(network.parameters().values());
    }

    @Override
    public void expect(SampleStore samples, int steps) {
        training = samples;
        stepsBeforeMemory = upkeep.stepsBefore(steps);
    }

    @Override
    public void prepare(SampleStore samples) {
        if (upkeep.startsFromCodes() && stepsBeforeMemory == 0) {
            // As in training, since the running statistics know nothing of the data yet.
            upkeep.start(samples, batch -> network.encode(batch, Mode.TRAINING));
        }
    }

    /** The encoder learned without memory so far; its codes are what items start from. */
    private void startMemory() {
        upkeep.start(training, batch -> network.encode(batch, Mode.INFERENCE));
        int[] all = IntStream.range(0, network.memory().count()).toArray();
        adam.clearRows(network.memory().items(), all);
    }

    private boolean isBeforeMemory() {
        return stepsBeforeMemory > 0 && adam.steps() < stepsBeforeMemory;
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        upkeep.startEpoch(epoch, epochs);
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        if (isBeforeMemory()) {
            return stepWithoutMemory(batch);
        }
        if (stepsBeforeMemory > 0 && adam.steps() == stepsBeforeMemory) {
            startMemory();
        }
        MemAeNetwork.Pass pass = network.forward(batch, Mode.TRAINING);
        Objective objective = objective(batch, pass);
        adam.zeroGradients();
        objective.total.backward();
        adam.step();
        Map<String, Double> terms = objective.terms();
        upkeep.saw(pass.queries(), pass.read(), terms.get(ENTROPY));
        return terms;
    }

    private Map<String, Double> stepWithoutMemory(Tensor batch) {
        Objective objective = objectiveWithoutMemory(batch, Mode.TRAINING);
        adam.zeroGradients();
        objective.total.backward();
        adam.step();
        return objective.terms();
    }

    @Override
    public void settle(Tensor batch) {
        network.forward(batch, Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        if (isBeforeMemory()) {
            return objectiveWithoutMemory(batch, Mode.INFERENCE).terms();
        }
        return objective(batch, network.forward(batch, Mode.INFERENCE)).terms();
    }

    private record Objective(Tensor total, Tensor reconstruction, Tensor entropy) {
        Map<String, Double> terms() {
            Map<String, Double> terms = new LinkedHashMap<>();
            terms.put(LOSS, total.item_double());
            terms.put("reconstruction", reconstruction.item_double());
            terms.put(ENTROPY, entropy.item_double());
            return terms;
        }
    }

    private Objective objectiveWithoutMemory(Tensor batch, Mode mode) {
        Tensor reconstruction = error(batch, network.withoutMemory(batch, mode));
        return new Objective(
                reconstruction, reconstruction, reconstruction.detach().new_zeros(new long[0]));
    }

    private Tensor error(Tensor batch, Tensor reconstruction) {
        Tensor target = config.backbone().target(batch);
        return switch (config.loss()) {
            case MEAN -> Losses.meanSquaredError(target, reconstruction);
            case SUM -> Losses.summedSquaredError(target, reconstruction);
        };
    }

    private Objective objective(Tensor batch, MemAeNetwork.Pass pass) {
        Tensor reconstruction = error(batch, pass.reconstruction());
        Tensor entropy = Losses.addressingEntropy(pass.read().weights());
        // Where it has no weight, the graph should not carry it either.
        Tensor total =
                config.entropyWeight() == 0
                        ? reconstruction
                        : reconstruction.add(entropy, Tensors.scalar(config.entropyWeight()));
        return new Objective(total, reconstruction, entropy);
    }

    @Override
    public Optional<MemoryHealth> endEpoch() {
        // Nobody has asked memory yet, which says nothing against it.
        if (isBeforeMemory()) {
            return Optional.empty();
        }
        MemoryHealth health =
                upkeep.endEpoch(items -> adam.clearRows(network.memory().items(), items));
        model.remember(health);
        return Optional.of(health);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(model.state());
        adam.state().forEach((name, tensor) -> state.put("adam." + name, tensor));
        return state;
    }
}
