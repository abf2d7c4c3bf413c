package engram.memae;

import engram.data.SampleStore;
import engram.data.Split;
import engram.nn.Losses;
import engram.nn.Memory;
import engram.nn.MemoryHealth;
import engram.nn.MemoryUsage;
import engram.nn.Mode;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over encoder, memory and decoder; restarts items that nobody asks for. */
final class MemAeLearner implements Learner {
    private static final String ENTROPY = "entropy";

    /** Where positions are queries, few samples give codes enough. */
    private static final int SAMPLES_OF_MANY_CODES = 16;

    private final MemAeConfig config;
    private final MemAeModel model;
    private final MemAeNetwork network;
    private final Adam adam;
    private final long seed;
    private MemoryUsage usage;
    private float[] lastQueries = {};
    private int epoch;
    private int epochs;

    MemAeLearner(MemAeConfig config, MemAeModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.network = model.network();
        this.seed = trainer.seed();
        this.adam = trainer.adam(network.parameters().values());
    }

    @Override
    public void prepare(SampleStore training) {
        if (config.memory().start() == MemoryConfig.Start.CODES) {
            Memory memory = network.memory();
            boolean whole = config.memory().queries() == MemoryConfig.Queries.WHOLE_CODE;
            float[] codes = codes(training, whole ? memory.count() : SAMPLES_OF_MANY_CODES);
            int available = codes.length / memory.features();
            int[] order = Split.shuffled(available, seed);
            for (int item = 0; item < Math.min(memory.count(), available); item++) {
                memory.replace(item, row(codes, order[item]));
            }
        }
    }

    /** The codes of random training samples under the untrained encoder. */
    private float[] codes(SampleStore training, int count) {
        int size = training.shape().size();
        int[] chosen =
                Arrays.copyOf(
                        Split.shuffled(training.size(), seed), Math.min(count, training.size()));
        float[] values = new float[chosen.length * size];
        for (int i = 0; i < chosen.length; i++) {
            training.read(chosen[i], values, i * size);
        }
        long[] shape =
                LongStream.concat(
                                LongStream.of(chosen.length),
                                IntStream.of(training.shape().dimensions()).asLongStream())
                        .toArray();
        try (Scope scope = Scope.inference()) {
            // As in training, since the running statistics know nothing of the data yet.
            return Tensors.toArray(network.encode(Tensors.of(values, shape), Mode.TRAINING));
        }
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        this.epoch = epoch;
        this.epochs = epochs;
        lastQueries = new float[0];
        usage = new MemoryUsage(network.memory().count());
        network.memory().startEpoch(epoch);
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        MemAeNetwork.Pass pass = network.forward(batch, Mode.TRAINING);
        Objective objective = objective(batch, pass);
        adam.zeroGradients();
        objective.total.backward();
        adam.step();
        Map<String, Double> terms = objective.terms();
        usage.add(pass.read(), terms.get(ENTROPY));
        // A last batch of few samples would be too few to restart from.
        if (config.memory().restart().isDue(epoch, epochs)
                && pass.queries().numel() >= lastQueries.length) {
            lastQueries = Tensors.toArray(pass.queries());
        }
        return terms;
    }

    @Override
    public void settle(Tensor batch) {
        network.forward(batch, Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
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

    private Objective objective(Tensor batch, MemAeNetwork.Pass pass) {
        Tensor reconstruction =
                switch (config.loss()) {
                    case MEAN -> Losses.meanSquaredError(batch, pass.reconstruction());
                    case SUM -> Losses.summedSquaredError(batch, pass.reconstruction());
                };
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
        int restarted = 0;
        if (config.memory().restart().isDue(epoch, epochs)) {
            restarted = restart(usage.health(0));
        }
        MemoryHealth health = usage.health(restarted);
        model.remember(health);
        return Optional.of(health);
    }

    /**
     * Overwrites items below the least usage with queries of the last full batch, none used twice.
     */
    private int restart(MemoryHealth health) {
        Memory memory = network.memory();
        float[] share = health.usage();
        double least = config.memory().restart().below() / share.length;
        int[] order = Split.shuffled(lastQueries.length / memory.features(), seed + epoch);
        List<Integer> restarted = new ArrayList<>();
        for (int item = 0; item < share.length && restarted.size() < order.length; item++) {
            if (share[item] < least) {
                memory.replace(item, row(lastQueries, order[restarted.size()]));
                restarted.add(item);
            }
        }
        if (!restarted.isEmpty()) {
            adam.clearRows(
                    memory.items(), restarted.stream().mapToInt(Integer::intValue).toArray());
        }
        return restarted.size();
    }

    private float[] row(float[] codes, int index) {
        int features = network.memory().features();
        return Arrays.copyOfRange(codes, index * features, (index + 1) * features);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(model.state());
        adam.state().forEach((name, tensor) -> state.put("adam." + name, tensor));
        return state;
    }
}
