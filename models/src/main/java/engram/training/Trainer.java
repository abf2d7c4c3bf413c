package engram.training;

import engram.data.SampleStore;
import engram.data.splits.Split;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Deals out shuffled batches, epoch after epoch. The order of an epoch depends on the seed and the
 * epoch alone, so that a training resumed from a {@link Checkpoint} ends with the same weights as
 * one that was never interrupted.
 */
public final class Trainer {
    /** Batch norm cannot learn from one sample. */
    private static final int SMALLEST_BATCH = 2;

    /** After so many, what a running statistic was before counts for less than a hundredth. */
    private static final int SETTLING_BATCHES = 50;

    private final TrainingConfig config;
    private final long seed;
    private final TrainingListener listener;
    private final Optional<Checkpoint> resumed;
    private final List<Adam> optimisers = new ArrayList<>();

    public Trainer(
            TrainingConfig config,
            long seed,
            TrainingListener listener,
            Optional<Checkpoint> resumed) {
        this.config = config;
        this.seed = seed;
        this.listener = listener;
        this.resumed = resumed;
    }

    public TrainingConfig config() {
        return config;
    }

    /** An optimiser with the usual settings that follows this training's learning rate. */
    public Adam adam(Collection<Tensor> parameters) {
        return adam(parameters, settings());
    }

    /** The usual settings at this training's learning rate; brief trainings forget sooner. */
    public Adam.Settings settings() {
        Adam.Settings usual = Adam.Settings.of(config.rate());
        return config.schedule() == TrainingConfig.Schedule.COSINE
                ? usual.with(Adam.Moments.BRIEF)
                : usual;
    }

    /** An optimiser that follows this training's schedule. */
    public Adam adam(Collection<Tensor> parameters, Adam.Settings settings) {
        Adam adam = new Adam(List.copyOf(parameters), settings);
        optimisers.add(adam);
        return adam;
    }

    /** For a learner's own draws. */
    public long seed() {
        return seed;
    }

    /**
     * Trains to the last epoch; what the learner's optimisers know is freed then.
     *
     * @param validation watched after each epoch; may be empty
     * @return the reports of all epochs, those before a resumption included
     * @throws TrainingDivergedException if a loss stops being finite
     * @throws IllegalArgumentException if there are fewer than two samples to learn from
     */
    public List<EpochReport> run(Learner learner, SampleStore training, SampleStore validation) {
        if (training.size() < SMALLEST_BATCH) {
            throw new IllegalArgumentException(
                    "a network learns from at least "
                            + SMALLEST_BATCH
                            + " samples, not from "
                            + training.size());
        }
        TrainingConfig resolved = config.resolve(training.shape(), training.size());
        int batchSize = resolved.batchSize();
        List<EpochReport> history = new ArrayList<>();
        learner.expect(training, steps(resolved, training.size()));
        if (resumed.isPresent()) {
            Weights.restore(learner.state(), resumed.get().state());
            history.addAll(resumed.get().history());
        } else {
            learner.prepare(training);
        }
        int epochs = resolved.epochs();
        try (BatchLoader trainingLoader = new BatchLoader(training, batchSize, SMALLEST_BATCH);
                BatchLoader validationLoader = new BatchLoader(validation, batchSize, 1)) {
            for (int epoch = history.size() + 1; epoch <= epochs; epoch++) {
                Epoch run = new Epoch(learner, epoch, epochs, resolved.passes());
                history.add(run.report(trainingLoader, validationLoader));
                listener.epochDone(
                        history.get(history.size() - 1),
                        () ->
                                new Checkpoint(
                                        Weights.copyOf(learner.state()), List.copyOf(history)));
            }
        } finally {
            optimisers.forEach(Adam::close);
            optimisers.clear();
        }
        return List.copyOf(history);
    }

    private static int steps(TrainingConfig config, int samples) {
        long perEpoch = Math.max(1, (long) config.passes() * samples / config.batchSize());
        return (int) Math.min(Integer.MAX_VALUE, config.epochs() * perEpoch);
    }

    /** Passes over the training samples and one over the validation samples. */
    private final class Epoch {
        private final Learner learner;
        private final int epoch;
        private final int epochs;
        private final int passes;

        Epoch(Learner learner, int epoch, int epochs, int passes) {
            this.learner = learner;
            this.epoch = epoch;
            this.epochs = epochs;
            this.passes = passes;
        }

        EpochReport report(BatchLoader training, BatchLoader validation) {
            long start = System.nanoTime();
            long epochSeed = seed * 1_000_003 + epoch;
            Torch.seed(epochSeed);
            pace(0);
            learner.startEpoch(epoch, epochs);
            int[] order = order(training.samples(), epochSeed);
            int batches = training.batches(order.length);
            Means learned = new Means();
            training.forEach(
                    order,
                    (batch, count, values) -> {
                        if (config.schedule() == TrainingConfig.Schedule.COSINE) {
                            pace(batch / (double) batches);
                        }
                        try (Scope scope = Scope.open()) {
                            learned.add(
                                    learner.step(
                                            tensor(training, count, values),
                                            positions(training, order, batch, count)),
                                    count);
                        }
                        listener.stepDone(
                                epoch,
                                (epoch - 1 + (batch + 1.0) / batches) / epochs,
                                learned.last());
                    });
            if (config.settle() && epoch == epochs) {
                settle(training, order);
            }
            var memory = learner.endEpoch();
            Means watched = new Means();
            validation.forEach(
                    IntStream.range(0, validation.samples()).toArray(),
                    (batch, count, values) -> {
                        try (Scope scope = Scope.inference()) {
                            watched.add(learner.evaluate(tensor(validation, count, values)), count);
                        }
                    });
            double seconds = (System.nanoTime() - start) / 1e9;
            return new EpochReport(
                    epoch, epochs, learned.means(), watched.means(), memory, seconds);
        }

        /** What the schedule makes of the learning rate after this share of the epoch. */
        private void pace(double within) {
            double pace = config.schedule().factor(epoch, epochs, within);
            optimisers.forEach(adam -> adam.pace(pace));
        }

        /** The samples as often as there are passes, each time in another order. */
        private int[] order(int samples, long epochSeed) {
            int[] order = Split.shuffled(samples, epochSeed);
            int[] all = Arrays.copyOf(order, passes * samples);
            for (int pass = 1; pass < passes; pass++) {
                int[] again = Split.shuffled(samples, epochSeed * 31 + pass);
                System.arraycopy(again, 0, all, pass * samples, samples);
            }
            return all;
        }

        /** Whole batches only: a small one would count as much as the others. */
        private void settle(BatchLoader training, int[] order) {
            int batch = Math.min(training.batchSize(), order.length);
            int batches = Math.min(SETTLING_BATCHES, order.length / batch);
            int[] whole = Arrays.copyOf(order, batches * batch);
            for (int seen = 0; seen < SETTLING_BATCHES; seen += batches) {
                training.forEach(
                        whole,
                        (number, count, values) -> {
                            try (Scope scope = Scope.inference()) {
                                learner.settle(
                                        tensor(training, count, values),
                                        positions(training, whole, number, count));
                            }
                        });
            }
        }

        private static int[] positions(BatchLoader loader, int[] order, int batch, int count) {
            int from = batch * loader.batchSize();
            return Arrays.copyOfRange(order, from, from + count);
        }

        private Tensor tensor(BatchLoader loader, int count, float[] values) {
            long[] shape =
                    LongStream.concat(
                                    LongStream.of(count),
                                    IntStream.of(loader.shape().dimensions()).asLongStream())
                            .toArray();
            return Tensors.of(values, shape);
        }

        /** Means of loss terms, weighted by batch size; refuses what is not finite. */
        private final class Means {
            private final Map<String, Double> sums = new LinkedHashMap<>();
            private Map<String, Double> last = Map.of();
            private double weight;

            void add(Map<String, Double> losses, int count) {
                if (losses.values().stream().anyMatch(loss -> !Double.isFinite(loss))) {
                    throw new TrainingDivergedException(epoch, losses);
                }
                losses.forEach((name, loss) -> sums.merge(name, count * loss, Double::sum));
                weight += count;
                last = losses;
            }

            Map<String, Double> last() {
                return last;
            }

            Map<String, Double> means() {
                Map<String, Double> means = new LinkedHashMap<>();
                sums.forEach((name, sum) -> means.put(name, sum / weight));
                return means;
            }
        }
    }
}
