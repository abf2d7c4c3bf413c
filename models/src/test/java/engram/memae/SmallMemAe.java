package engram.memae;

import engram.data.SampleShape;
import engram.memory.Addressing;
import engram.memory.DeadRows;
import engram.memory.MemoryConfig;
import engram.memory.MemoryConfig.Queries;
import engram.memory.MemoryConfig.Restart;
import engram.memory.MemoryConfig.Start;
import engram.memory.Shrinkage;
import engram.memory.Similarity;
import engram.model.Planted;
import engram.score.ReconstructionScore;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;

/** MemAE on six columns, small enough to learn within a test. */
final class SmallMemAe {
    static final SampleShape ROW = new SampleShape.Row(6);
    static final Planted TRAINING = Planted.of(ROW, 64, false, 1);
    static final Planted VALIDATION = Planted.of(ROW, 8, false, 2);

    private SmallMemAe() {}

    static MemAeConfig config(
            Similarity similarity, double threshold, DeadRows deadRows, Restart restart) {
        MemAeConfig defaults = MemAeConfig.sparse(ROW);
        Addressing addressing =
                new Addressing(similarity, 20, threshold, 0, deadRows, Shrinkage.MASK);
        return new MemAeConfig(
                defaults.backbone(),
                new MemoryConfig(50, Queries.WHOLE_CODE, Start.UNIFORM, addressing, restart),
                2e-4,
                MemAeConfig.Loss.MEAN,
                false,
                ReconstructionScore.SQUARED_ERROR);
    }

    static List<EpochReport> fit(MemAeModel model, int epochs) {
        return model.fit(TRAINING, VALIDATION, trainer(epochs));
    }

    static Trainer trainer(int epochs) {
        return new Trainer(
                new TrainingConfig(epochs, 16, 5e-3), 3, TrainingListener.SILENT, Optional.empty());
    }
}
