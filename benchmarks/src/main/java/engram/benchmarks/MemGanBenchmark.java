package engram.benchmarks;

import engram.adversarial.AdversarialBackbone;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memgan.MemGan;
import engram.memgan.MemGanConfig;
import engram.memory.Hull;
import engram.model.AnomalyModel;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** How fast MEMGAN learns digits, beside what its arithmetic takes, and measures hulls. */
final class MemGanBenchmark {
    private static final SampleShape DIGITS = new SampleShape.Image(1, 28, 28);
    private static final int BATCH = 128;

    // Passes of a step in units of a forward pass. Backwards, gradients of weights and of inputs
    // cost one each: frozen players need only those of inputs, detached inputs need none.
    private static final int OF_ENCODER = 8;
    private static final int OF_GENERATOR = 9;
    private static final int OF_CRITIC = 9;

    private static final int CODES = 10_000;
    private static final int ITEMS = 100;
    private static final int FEATURES = 64;

    /**
     * Pictures learned from per second.
     *
     * @param bound what the step's multiply-adds alone would allow at the machine's matrix-product
     *     rate
     */
    record Pace(int threads, double pictures, double bound) {}

    /** Seconds for the distances of codes from a hull, on all processors. */
    record Distances(int codes, int items, int features, double seconds) {}

    private MemGanBenchmark() {}

    static Pace learning(int threads, double multiplicationsPerSecond, int batches, int epochs) {
        List<Double> seconds = new ArrayList<>();
        TrainingListener watch =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        seconds.add(report.seconds());
                    }
                };
        MemGanConfig config = MemGanConfig.forShape(DIGITS);
        try (SampleStore samples = Inputs.store(DIGITS, BATCH * batches);
                SampleStore validation = Inputs.store(DIGITS, 2);
                AnomalyModel model = MemGan.MODEL.create(config, DIGITS, 0)) {
            TrainingConfig training = new TrainingConfig(epochs, BATCH, 1e-3);
            model.fit(samples, validation, new Trainer(training, 0, watch, Optional.empty()));
        }
        return new Pace(
                threads,
                BATCH * batches / PresetBenchmark.median(seconds),
                multiplicationsPerSecond / multiplications(config));
    }

    /** Of a step, for one picture. */
    private static double multiplications(MemGanConfig config) {
        int latent = config.code().latent();
        AdversarialBackbone backbone =
                AdversarialBackbone.of(DIGITS, latent, config.code().values());
        int[] picture = DIGITS.dimensions();
        return (double) OF_ENCODER * backbone.encoder(2 * latent).multiplications(picture)
                + (double) OF_GENERATOR * backbone.generator().multiplications(new int[] {latent})
                + (double) OF_CRITIC * backbone.critic().multiplications(picture);
    }

    static Distances hull() {
        return hull(CODES, ITEMS, FEATURES);
    }

    static Distances hull(int codes, int items, int features) {
        Random random = new Random(1);
        Hull hull = new Hull(normal(random, items * features), features);
        float[] asked = normal(random, codes * features);
        hull.distances(asked);
        long start = System.nanoTime();
        hull.distances(asked);
        return new Distances(codes, items, features, (System.nanoTime() - start) / 1e9);
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
