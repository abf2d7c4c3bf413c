package engram.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.knn.Knn;
import engram.knn.KnnConfig;
import engram.model.AnomalyModel;
import engram.model.SeveralScores;
import engram.nn.Weights;
import engram.points.Fitted;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowMemoryTest {
    private static final SampleShape ROW = new SampleShape.Row(3);

    private static RowMemoryConfig weighing(double learned) {
        RowMemoryConfig config = RowMemoryConfig.forShape(ROW);
        return new RowMemoryConfig(
                config.stored(), config.learned(), learned, config.directionsWeight());
    }

    private static RowMemoryConfig withoutDirections(double learned) {
        RowMemoryConfig config = RowMemoryConfig.forShape(ROW);
        return new RowMemoryConfig(config.stored(), config.learned(), learned, 0);
    }

    private static AnomalyModel fitted(double learned, int rows, int heldOut) {
        return Fitted.on(
                RowMemory.MODEL,
                weighing(learned),
                Fitted.gaussian(rows, 3, 1),
                Fitted.gaussian(heldOut, 3, 2));
    }

    /** The equation of {@link RowMemory}, from its scores and what stands in the weights. */
    @Test
    void sumsThemOnOneScale() {
        float[] asked = {0, 0, 0, 5, 5, 5, 1, -1, 0};
        try (AnomalyModel model = fitted(.5, 120, 60)) {
            Map<String, double[]> scores = ((SeveralScores) model).scores(asked, 3);
            Map<String, Weights> weights = model.weights();
            for (int i = 0; i < 3; i++) {
                double expected =
                        z(weights.get("stored.standard"), scores.get("stored")[i])
                                + z(weights.get("directions.standard"), scores.get("directions")[i])
                                + .5 * z(weights.get("learned.standard"), scores.get("learned")[i]);
                assertThat(model.score(asked, 3)[i]).isCloseTo(expected, within(1e-9));
            }
            assertThat(scores.get("together")).isEqualTo(model.score(asked, 3));
        }
    }

    private static double z(Weights standard, double score) {
        float[] values = standard.values();
        return (Math.log(score + values[0]) - values[1]) / values[2];
    }

    /** With fewer held-out rows than tell a deviation, the rows themselves must do. */
    @Test
    void standardisesOnFewRowsToo() {
        for (int rows : new int[] {2, 7, 40}) {
            try (AnomalyModel model = fitted(.5, rows, 1)) {
                double[] scores = model.score(new float[] {0, 0, 0, 30, 30, 30}, 2);
                assertThat(scores).doesNotContain(Double.NaN);
                assertThat(scores[1]).isGreaterThan(scores[0]);
            }
        }
    }

    @Test
    void withoutWeightTheLearnedMemoryChangesNoOrder() {
        float[] asked = new float[3 * 40];
        float[][] rows = Fitted.gaussian(40, 3, 3);
        for (int i = 0; i < 40; i++) {
            System.arraycopy(rows[i], 0, asked, 3 * i, 3);
        }
        try (AnomalyModel model =
                Fitted.on(
                        RowMemory.MODEL,
                        withoutDirections(0),
                        Fitted.gaussian(100, 3, 1),
                        Fitted.gaussian(40, 3, 2))) {
            double[] near = ((SeveralScores) model).scores(asked, 40).get("stored");
            assertThat(order(model.score(asked, 40))).isEqualTo(order(near));
        }
    }

    /** As detectors of before directions were: nothing of them is kept or asked for. */
    @Test
    void withoutWeightThereAreNoDirections() {
        float[] asked = {0, 0, 0, 5, 5, 5};
        try (AnomalyModel model =
                        Fitted.on(
                                RowMemory.MODEL,
                                withoutDirections(.5),
                                Fitted.gaussian(60, 3, 1),
                                Fitted.gaussian(40, 3, 2));
                AnomalyModel other = RowMemory.MODEL.create(withoutDirections(.5), ROW, 1)) {
            Map<String, Weights> weights = model.weights();
            assertThat(weights.keySet()).noneMatch(name -> name.startsWith("directions"));
            other.restore(weights);
            assertThat(other.score(asked, 2)).isEqualTo(model.score(asked, 2));
            assertThat(((SeveralScores) model).scores(asked, 2))
                    .containsOnlyKeys("together", "stored", "learned");
        }
    }

    /** Both stored memories keep the same rows. */
    @Test
    void rowsAreWrittenOnce() {
        float[] asked = {0, 0, 0, 5, 5, 5};
        try (AnomalyModel model = fitted(.5, 60, 40);
                AnomalyModel other = RowMemory.MODEL.create(weighing(.5), ROW, 1)) {
            assertThat(model.weights()).containsKey("stored.points");
            assertThat(model.weights()).doesNotContainKey("directions.points");
            other.restore(model.weights());
            assertThat(other.score(asked, 2)).isEqualTo(model.score(asked, 2));
        }
    }

    /** Centres are found once, and directions among them are those of a model of their own. */
    @Test
    void directionsAreThoseOfTheirOwnModel() {
        KnnConfig few =
                new KnnConfig(3, KnnConfig.Distance.MEAN, 0, 40, .3, KnnConfig.Space.AS_GIVEN);
        RowMemoryConfig config = new RowMemoryConfig(few, weighing(.5).learned(), .5, 1);
        float[][] rows = Fitted.gaussian(300, 3, 1);
        float[][] others = Fitted.gaussian(40, 3, 2);
        float[] asked = {0, 0, 0, 5, 5, 5};
        try (AnomalyModel model = Fitted.on(RowMemory.MODEL, config, rows, others);
                AnomalyModel alone =
                        Fitted.on(Knn.MODEL, few.in(KnnConfig.Space.BY_DIRECTION), rows, others)) {
            assertThat(model.weights().get("stored.points").shape()).containsExactly(40, 3);
            assertThat(((SeveralScores) model).scores(asked, 2).get("directions"))
                    .isEqualTo(alone.score(asked, 2));
        }
    }

    @Test
    void equalRowsScoreAsOneAlone() {
        float[] asked = {1, 2, 0, 5, 5, 5, 1, 2, 0, 1, 2, 0};
        try (AnomalyModel model = fitted(.5, 60, 40)) {
            double[] scores = model.score(asked, 4);
            double alone = model.score(Arrays.copyOf(asked, 3), 1)[0];
            assertThat(scores[0]).isEqualTo(scores[2]).isEqualTo(scores[3]);
            assertThat(scores[0]).isCloseTo(alone, within(1e-5));
            assertThat(scores[1]).isGreaterThan(scores[0]);
        }
    }

    @Test
    void whereColumnsAreManyNoDirectionsAreSought() {
        assertThat(RowMemoryConfig.forShape(new SampleShape.Row(299)).directionsWeight()).isOne();
        assertThat(RowMemoryConfig.forShape(new SampleShape.Row(300)).directionsWeight()).isZero();
    }

    private static Integer[] order(double... scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        return order;
    }

    @Test
    void scoresThatAreAllAlikeStandardise() {
        LogStandard same = LogStandard.of(3, 3, 3);
        assertThat(same.of(3)).isCloseTo(0, within(1e-5));
        assertThat(same.of(30)).isGreaterThan(10).isLessThan(100);
        assertThat(LogStandard.of(0, 0).of(0)).isFinite();
    }

    @Test
    void refusesWhatCannotStandardise() {
        try (AnomalyModel model = fitted(.5, 60, 40)) {
            Map<String, Weights> weights = new HashMap<>(model.weights());
            weights.put("stored.standard", Weights.of(1, 0, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.restore(weights))
                    .withMessageContaining("a deviation above 0");
            weights.remove("stored.standard");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.restore(weights))
                    .withMessageContaining("stored.standard");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowMemoryConfig.forShape(new SampleShape.Image(1, 28, 28)))
                .withMessageContaining("rows of tables");
        assertThatIllegalArgumentException().isThrownBy(() -> weighing(-1));
    }
}
