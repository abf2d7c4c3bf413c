package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memae.MemAe;
import engram.memae.MemAeConfig;
import engram.model.AnomalyModel;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;

/** Whether the process's memory stays flat over long work. */
final class MemoryBenchmark {
    private static final int BATCH = 16;
    private static final int BATCHES_PER_EPOCH = 200;
    private static final int EPOCHS = 100;
    private static final int SCORED_AT_ONCE = 4096;
    private static final int SCORED = 1_000_000;

    /**
     * Resident megabytes.
     *
     * @param early after a fifth of the work
     * @param late at its end
     */
    record Growth(String work, double early, double late) {
        double share() {
            return late / early - 1;
        }
    }

    private MemoryBenchmark() {}

    static Growth training() {
        return training(EPOCHS, BATCHES_PER_EPOCH);
    }

    static Growth training(int epochs, int batches) {
        SampleShape shape = new SampleShape.Image(1, 28, 28);
        List<Double> sizes = new ArrayList<>();
        TrainingListener watch =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        sizes.add(Pointer.physicalBytes() / 1e6);
                    }
                };
        try (SampleStore samples = Inputs.store(shape, BATCH * batches);
                SampleStore validation = Inputs.store(shape, 2);
                AnomalyModel model = MemAe.MODEL.create(MemAeConfig.forShape(shape), shape, 0)) {
            TrainingConfig config = new TrainingConfig(epochs, BATCH, 1e-3);
            model.fit(samples, validation, new Trainer(config, 0, watch, Optional.empty()));
        }
        return result(epochs * batches + " training steps, mnist-b", sizes);
    }

    static Growth scoring() {
        return scoring(SCORED);
    }

    static Growth scoring(int rows) {
        SampleShape shape = new SampleShape.Row(120);
        List<Double> sizes = new ArrayList<>();
        try (SampleStore samples = Inputs.store(shape, SCORED_AT_ONCE);
                SampleStore validation = Inputs.store(shape, 2);
                AnomalyModel model = MemAe.MODEL.create(MemAeConfig.forShape(shape), shape, 0)) {
            TrainingConfig config = new TrainingConfig(1, 256, 1e-3);
            model.fit(
                    samples,
                    validation,
                    new Trainer(config, 0, TrainingListener.SILENT, Optional.empty()));
            float[] values = Inputs.values(samples);
            for (int scored = 0; scored < rows; scored += SCORED_AT_ONCE) {
                model.score(values, SCORED_AT_ONCE);
                sizes.add(Pointer.physicalBytes() / 1e6);
            }
        }
        return result(rows + " rows scored, 120 features", sizes);
    }

    private static Growth result(String work, List<Double> sizes) {
        return new Growth(work, sizes.get(sizes.size() / 5), sizes.get(sizes.size() - 1));
    }
}
