package engram.points;

import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.Optional;
import java.util.Random;

/** Models that have learned from the rows of an array. */
public final class Fitted {
    private Fitted() {}

    /** Learns from rows, with others held out. */
    public static AnomalyModel on(
            ModelFamily family, ModelConfig config, float[][] rows, float[][] heldOut) {
        new Compute(1, Device.CPU).enter();
        Stored training = new Stored(rows);
        AnomalyModel model = family.create(config, training.shape(), 1);
        model.fit(
                training,
                new Stored(heldOut),
                new Trainer(
                        TrainingConfig.AUTOMATIC, 1, TrainingListener.SILENT, Optional.empty()));
        return model;
    }

    /** Rows of independent standard normal values. */
    public static float[][] gaussian(int count, int width, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int j = 0; j < width; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return rows;
    }
}
