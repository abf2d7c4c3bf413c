package engram.ganomaly;

import static engram.model.SmallRows.ROW;
import static engram.model.SmallRows.VALIDATION;
import static engram.model.SmallRows.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.adversarial.Values;
import engram.model.SmallRows;
import engram.nn.Mode;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GanomalyTest {
    @BeforeAll
    static void useOneThread() {
        SmallRows.useOneThread();
    }

    @Test
    void theScoreIsTheMeanDifferenceOfTheTwoCodes() {
        try (GanomalyModel model = new GanomalyModel(GanomalyConfig.forShape(ROW), ROW, 3)) {
            fit(model, 3);
            double[] scores = model.score(VALIDATION.values(), 8);
            try (Scope scope = Scope.inference()) {
                GanomalyModel.Pass pass =
                        model.forward(Tensors.of(VALIDATION.values(), 8, 6), Mode.INFERENCE);
                float[] code = Tensors.toArray(pass.code());
                float[] again = Tensors.toArray(pass.codeAgain());
                for (int i = 0; i < 8; i++) {
                    double sum = 0;
                    for (int k = 0; k < 3; k++) {
                        sum += Math.abs(code[i * 3 + k] - again[i * 3 + k]);
                    }
                    assertThat(scores[i]).isCloseTo(sum / 3, within(1e-5));
                }
            }
        }
    }

    @Test
    void reconstructionsAndCodesComeCloserByTheirWeights() {
        try (GanomalyModel model = new GanomalyModel(GanomalyConfig.forShape(ROW), ROW, 3)) {
            List<EpochReport> history = fit(model, 30);
            assertThat(history.get(29).training()).containsKeys("critic", "adversarial");
            assertThat(history.get(29).validation().get("context"))
                    .isLessThan(history.get(0).validation().get("context") / 2);
        }
    }

    @Test
    void refusesNegativeWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GanomalyConfig(3, Values.UNIT, 1, -1, 1))
                .withMessage("adversarial, context and code must be 0 or more");
    }
}
