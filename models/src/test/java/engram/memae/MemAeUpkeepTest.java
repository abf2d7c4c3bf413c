package engram.memae;

import static engram.memae.SmallMemAe.ROW;
import static engram.memae.SmallMemAe.TRAINING;
import static engram.memae.SmallMemAe.VALIDATION;
import static engram.memae.SmallMemAe.config;
import static engram.memae.SmallMemAe.fit;
import static engram.memae.SmallMemAe.trainer;
import static org.assertj.core.api.Assertions.assertThat;

import engram.memory.DeadRows;
import engram.memory.Memory;
import engram.memory.MemoryConfig;
import engram.memory.MemoryConfig.Restart;
import engram.memory.MemoryConfig.Start;
import engram.memory.MemoryHealth;
import engram.memory.Similarity;
import engram.nn.Mode;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How memory starts, is kept in use, and tells how it fared. */
class MemAeUpkeepTest {
    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void unusedItemsAreOverwrittenAndTheirMomentsForgotten() {
        // One item far away in the direction of nothing: with a sharp dot product nobody reads it.
        MemAeConfig config = config(Similarity.DOT, 1, DeadRows.ZERO, new Restart(1, 1, 0.5));
        try (MemAeModel model = new MemAeModel(config, ROW, 3)) {
            MemAeLearner learner = new MemAeLearner(config, model, trainer(1));
            Memory memory = model.network().memory();
            learner.startEpoch(1, 1);
            learnUntilSomeItemHasMoved(learner);
            float[] before = Tensors.toArray(memory.items());

            MemoryHealth health = learner.endEpoch().orElseThrow();

            float[] after = Tensors.toArray(memory.items());
            String moment = "adam.first-moment." + indexOfItems(model);
            float[] moments = Tensors.toArray(learner.state().get(moment));
            int overwritten = 0;
            for (int item = 0; item < memory.count(); item++) {
                boolean changed = !Arrays.equals(row(before, item), row(after, item));
                boolean unused = health.usage()[item] < 0.5 / memory.count();
                assertThat(changed && !unused).isFalse();
                if (changed) {
                    overwritten++;
                    assertThat(row(moments, item)).containsOnly(0);
                }
            }
            assertThat(overwritten).isEqualTo(health.restarted()).isPositive();
            assertThat(model.health().orElseThrow().restarted()).isEqualTo(overwritten);
        }
    }

    private static void learnUntilSomeItemHasMoved(MemAeLearner learner) {
        for (int step = 0; step < 20; step++) {
            int rows = step < 19 ? 64 : 2; // a short last batch must not leave too few to restart
            try (Scope scope = Scope.open()) {
                learner.step(Tensors.of(TRAINING.first(rows), rows, 6));
            }
        }
    }

    private static int indexOfItems(MemAeModel model) {
        return List.copyOf(model.network().parameters().keySet()).indexOf("memory.items");
    }

    private static float[] row(float[] values, int item) {
        return Arrays.copyOfRange(values, item * 3, (item + 1) * 3);
    }

    @Test
    void itemsMayStartAsCodes() {
        MemAeConfig config = config(Similarity.DOT, 1, DeadRows.ZERO, Restart.NEVER);
        MemoryConfig memory = config.memory();
        MemAeConfig fromCodes =
                new MemAeConfig(
                        config.backbone(),
                        new MemoryConfig(
                                20,
                                memory.queries(),
                                Start.CODES,
                                memory.addressing(),
                                memory.restart()),
                        config.entropyWeight(),
                        config.loss(),
                        config.biasBeforeNorm(),
                        config.score());
        try (MemAeModel model = new MemAeModel(fromCodes, ROW, 3)) {
            new MemAeLearner(fromCodes, model, trainer(1)).prepare(TRAINING);
            float[] codes;
            try (Scope scope = Scope.inference()) {
                Tensor all = Tensors.of(TRAINING.values(), 64, 6);
                codes = Tensors.toArray(model.network().encode(all, Mode.INFERENCE));
            }
            float[] items = Tensors.toArray(model.network().memory().items());
            for (int item = 0; item < 20; item++) {
                float[] own = row(items, item);
                boolean isCode = false;
                for (int code = 0; code < 64; code++) {
                    isCode |= distance(own, row(codes, code)) < 1e-5;
                }
                assertThat(isCode).isTrue();
            }
        }
    }

    /** Until then the network learns without memory; then each item is the code of a sample. */
    @Test
    void itemsMayStartAsWhatTheEncoderLearnedWithoutThem() {
        MemAeConfig config = MemAeConfig.forShape(ROW);
        try (MemAeModel model = new MemAeModel(config, ROW, 3);
                MemAeModel resumed = new MemAeModel(config, ROW, 3)) {
            Memory memory = model.network().memory();
            float[] untouched = Tensors.toArray(memory.items());
            List<float[]> after = new ArrayList<>();
            List<Checkpoint> checkpoints = new ArrayList<>();
            TrainingListener watch =
                    new TrainingListener() {
                        @Override
                        public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                            after.add(Tensors.toArray(memory.items()));
                            checkpoints.add(checkpoint.get());
                        }
                    };
            TrainingConfig brief = new TrainingConfig(8, 16, 2e-3);

            List<EpochReport> history =
                    model.fit(TRAINING, VALIDATION, new Trainer(brief, 3, watch, Optional.empty()));

            assertThat(history.get(0).memory()).isEmpty();
            assertThat(history.get(7).memory()).isPresent();

            // A quarter of 8 epochs of 4 steps is without memory.
            assertThat(after.get(1)).isEqualTo(untouched);
            assertThat(after.get(2)).isNotEqualTo(untouched);
            assertThat(model.health().orElseThrow().unusedItems()).isLessThan(memory.count());
            for (int stopped : new int[] {1, 2, 5}) {
                resumed.fit(
                        TRAINING,
                        VALIDATION,
                        new Trainer(
                                brief,
                                3,
                                TrainingListener.SILENT,
                                Optional.of(checkpoints.get(stopped - 1))));
                assertThat(resumed.weights().get("memory.items").values())
                        .isEqualTo(model.weights().get("memory.items").values());
            }
        }
    }

    private static double distance(float[] left, float... right) {
        double most = 0;
        for (int i = 0; i < left.length; i++) {
            most = Math.max(most, Math.abs(left[i] - right[i]));
        }
        return most;
    }

    @Test
    void healthIsKnownAfterTrainingAndTravelsWithTheWeights() {
        MemAeConfig config = MemAeConfig.sparse(ROW);
        try (MemAeModel model = new MemAeModel(config, ROW, 3);
                MemAeModel copy = new MemAeModel(config, ROW, 4)) {
            assertThat(model.health()).isEmpty();
            fit(model, 2);
            copy.restore(model.weights());

            assertThat(copy.health().orElseThrow().usage())
                    .isEqualTo(model.health().orElseThrow().usage());
        }
    }
}
