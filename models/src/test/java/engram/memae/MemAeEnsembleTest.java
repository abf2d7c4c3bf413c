package engram.memae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Planted;
import engram.model.Remembering;
import engram.model.SeveralScores;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemAeEnsembleTest {
    private static final SampleShape SHAPE = new SampleShape.Row(12);
    private static final MemAeConfig MEMBER = MemAeConfig.forShape(SHAPE);
    private static final long SEED = 4;
    private static final int SEEN = 5;

    @Test
    void judgesByTheMeanOfModelsThatLearnAsIfAlone() {
        float[] seen = Planted.of(SHAPE, SEEN, true, 3).values();
        try (AnomalyModel together = ensemble(2);
                AnomalyModel one = new MemAeModel(MEMBER, SHAPE, SEED);
                AnomalyModel other = new MemAeModel(MEMBER, SHAPE, SEED + 1_000_003)) {
            List<EpochReport> reports = fit(together);
            double loss = (loss(fit(one)) + loss(fit(other))) / 2;

            assertThat(loss(reports)).isCloseTo(loss, within(1e-6 * loss));
            double[] mean = together.score(seen, SEEN);
            double[] ofOne = one.score(seen, SEEN);
            double[] ofOther = other.score(seen, SEEN);
            assertThat(ofOne).isNotEqualTo(ofOther);
            for (int i = 0; i < SEEN; i++) {
                double expected = (ofOne[i] + ofOther[i]) / 2;
                assertThat(mean[i]).isCloseTo(expected, within(1e-6 * expected));
            }
            assertThat(((SeveralScores) together).scores(seen, SEEN).get("mahalanobis-error"))
                    .isEqualTo(mean);
        }
    }

    @Test
    void remembersWhatEachMemberRemembers() {
        float[] seen = Planted.of(SHAPE, SEEN, false, 3).values();
        try (AnomalyModel model = ensemble(3)) {
            fit(model);
            Remembering memory = (Remembering) model;

            int items = 3 * MEMBER.memory().items();
            assertThat(memory.items()).isEqualTo(items);
            assertThat(memory.decodedItems()).hasSize(items * SHAPE.size());
            float[] weights = memory.weights(seen, SEEN);
            assertThat(weights).hasSize(SEEN * items);
            for (int member = 0; member < 3; member++) {
                int from = items + member * items / 3; // of the second sample
                float[] own = Arrays.copyOfRange(weights, from, from + items / 3);
                double sum = 0;
                for (float weight : own) {
                    sum += weight;
                }
                assertThat(sum).isCloseTo(1 / 3., within(1e-5));
            }
            assertThat(memory.health().orElseThrow().usage()).hasSize(items);
        }
    }

    @Test
    void refusesToBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ensemble(1))
                .withMessage("members must be at least 2, not 1");
    }

    private static AnomalyModel ensemble(int members) {
        return MemAeEnsemble.MODEL.create(new MemAeEnsemble.Config(members, MEMBER), SHAPE, SEED);
    }

    private static List<EpochReport> fit(AnomalyModel model) {
        return model.fit(
                Planted.of(SHAPE, 64, false, 1),
                Planted.of(SHAPE, 8, false, 2),
                new Trainer(
                        new TrainingConfig(4, 16, 1e-3),
                        SEED,
                        TrainingListener.SILENT,
                        Optional.empty()));
    }

    private static double loss(List<EpochReport> reports) {
        return reports.get(reports.size() - 1).training().get("loss");
    }
}
