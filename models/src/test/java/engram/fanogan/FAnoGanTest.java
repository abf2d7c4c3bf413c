package engram.fanogan;

import static engram.model.SmallRows.ROW;
import static engram.model.SmallRows.TRAINING;
import static engram.model.SmallRows.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.adversarial.Values;
import engram.model.SmallRows;
import engram.nn.Weights;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FAnoGanTest {
    @BeforeAll
    static void useOneThread() {
        SmallRows.useOneThread();
    }

    @Test
    void criticAndGeneratorLearnFirstAndTheEncoderThen() {
        List<Map<String, Weights>> after = new ArrayList<>();
        TrainingListener keeping =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        after.add(checkpoint.get().state());
                    }
                };
        try (FAnoGanModel model = new FAnoGanModel(FAnoGanConfig.forShape(ROW), ROW, 3)) {
            List<EpochReport> history = fit(model, 4, keeping);
            assertThat(history.get(1).training()).containsOnlyKeys("critic", "generator");
            assertThat(history.get(2).training()).containsOnlyKeys("residual");
        }
        assertThat(moved(after.get(0), after.get(1))).contains("generator", "critic");
        assertThat(moved(after.get(0), after.get(1))).doesNotContain("encoder");
        assertThat(moved(after.get(1), after.get(3))).containsOnly("encoder");
        after.get(3)
                .forEach(
                        (name, weights) -> {
                            if (name.startsWith("critic") && !name.contains("running")) {
                                for (float value : weights.values()) {
                                    assertThat(value).as(name).isBetween(-0.01f, 0.01f);
                                }
                            }
                        });
    }

    private static List<String> moved(Map<String, Weights> from, Map<String, Weights> to) {
        return from.keySet().stream()
                .filter(name -> !name.startsWith("adam"))
                .filter(name -> !Arrays.equals(from.get(name).values(), to.get(name).values()))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FAnoGanConfig(0, Values.UNIT, 1, 5, 0.01))
                .withMessage("latent and criticSteps must be at least 1, not 0 and 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FAnoGanConfig(2, Values.UNIT, 1, 5, 0))
                .withMessageContaining("clip above 0");
    }

    private static List<EpochReport> fit(
            FAnoGanModel model, int epochs, TrainingListener listener) {
        return model.fit(
                TRAINING,
                VALIDATION,
                new Trainer(new TrainingConfig(epochs, 8, 2e-3), 3, listener, Optional.empty()));
    }
}
