package engram.model;

import engram.data.SampleShape;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;

/** Rows that a small network learns in no time, for tests of what is peculiar to a model. */
public final class SmallRows {
    public static final SampleShape ROW = new SampleShape.Row(6);
    public static final Planted TRAINING = Planted.of(ROW, 64, false, 1);
    public static final Planted VALIDATION = Planted.of(ROW, 8, false, 2);

    private SmallRows() {}

    /** As each test does first, so that sums come in one order. */
    public static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    /** Trains in batches of 16, at a rate of 0.002. */
    public static List<EpochReport> fit(AnomalyModel model, int epochs) {
        return model.fit(
                TRAINING,
                VALIDATION,
                new Trainer(
                        new TrainingConfig(epochs, 16, 2e-3),
                        3,
                        TrainingListener.SILENT,
                        Optional.empty()));
    }
}
