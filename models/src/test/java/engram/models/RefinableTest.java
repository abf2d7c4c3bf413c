package engram.models;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.knn.Knn;
import engram.knn.KnnConfig;
import engram.model.AnomalyModel;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.model.Refinable;
import engram.nn.Weights;
import engram.pca.Pca;
import engram.pca.PcaConfig;
import engram.points.Fitted;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefinableTest {
    private static final int WIDTH = 6;

    /** Columns of different spread, two of which agree. */
    private static float[][] rows(int count, long seed) {
        float[][] rows = gaussian(count, WIDTH, seed);
        for (float[] row : rows) {
            for (int j = 0; j < WIDTH; j++) {
                row[j] = row[j] * (1 + j) + 3;
            }
            row[1] += row[5];
        }
        return rows;
    }

    private static AnomalyModel learned(ModelFamily family, ModelConfig config, float[]... rows) {
        return Fitted.on(family, config, rows, Arrays.copyOf(rows, 1));
    }

    /** The sums of the rows, a part at a time, as machines have them. */
    private static double[] sums(AnomalyModel model, float[][] rows, int each) {
        double[] all = {};
        for (int from = 0; from < rows.length; from += each) {
            float[] values = new float[each * WIDTH];
            for (int i = 0; i < each; i++) {
                System.arraycopy(rows[from + i], 0, values, i * WIDTH, WIDTH);
            }
            double[] some = ((Refinable) model).sums(values, each);
            all = all.length == 0 ? new double[some.length] : all;
            for (int i = 0; i < some.length; i++) {
                all[i] += some[i];
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(PcaConfig.Score.class)
    void aFewRowsAndTheSumsOfAllMakeThePrincipalComponentsOfAll(PcaConfig.Score score) {
        float[][] rows = rows(2000, 1);
        PcaConfig config = new PcaConfig(0.9, score);
        try (AnomalyModel some = learned(Pca.MODEL, config, Arrays.copyOf(rows, 50));
                AnomalyModel all = learned(Pca.MODEL, config, rows)) {
            assertThat(((Refinable) some).passes()).isEqualTo(1);
            Map<String, Weights> expected = all.weights();
            Map<String, Weights> refined = ((Refinable) some).refined(sums(some, rows, 250));
            assertThat(refined).containsOnlyKeys(expected.keySet());
            expected.forEach(
                    (name, weights) ->
                            assertThat(refined.get(name).values())
                                    .as(name)
                                    .usingComparatorWithPrecision(2e-5f)
                                    .containsExactly(weights.values()));
        }
    }

    /** A round of Lloyd's algorithm, in plain Java. */
    @Test
    void centresMoveToTheMeansOfAllRowsNearestToThem() {
        float[][] rows = rows(600, 2);
        KnnConfig config =
                new KnnConfig(3, KnnConfig.Distance.MEAN, 0, 10, 0.3, KnnConfig.Space.AS_GIVEN);
        try (AnomalyModel model = learned(Knn.MODEL, config, Arrays.copyOf(rows, 60))) {
            assertThat(((Refinable) model).passes()).isPositive();
            float[] before = model.weights().get("points").values();
            float[] after =
                    ((Refinable) model).refined(sums(model, rows, 100)).get("points").values();
            double[] means = new double[before.length];
            int[] members = new int[10];
            for (float[] row : rows) {
                int nearest = nearest(before, row);
                members[nearest]++;
                for (int j = 0; j < WIDTH; j++) {
                    means[nearest * WIDTH + j] += row[j];
                }
            }
            for (int i = 0; i < means.length; i++) {
                assertThat((double) after[i])
                        .isCloseTo(means[i] / members[i / WIDTH], within(1e-5));
            }
        }
    }

    /** The learned memory and all scales stay as the sample left them. */
    @Test
    void bothStoredMemoriesMoveAlikeAndTheLearnedOneStays() {
        float[][] rows = rows(600, 4);
        KnnConfig stored =
                new KnnConfig(3, KnnConfig.Distance.MEAN, 0, 10, 0.3, KnnConfig.Space.AS_GIVEN);
        RowMemoryConfig standard = RowMemoryConfig.forShape(new SampleShape.Row(WIDTH));
        RowMemoryConfig config = new RowMemoryConfig(stored, standard.learned(), 1, 1);
        float[][] few = Arrays.copyOf(rows, 60);
        try (AnomalyModel both = learned(RowMemory.MODEL, config, few);
                AnomalyModel alone = learned(Knn.MODEL, stored, few)) {
            assertThat(((Refinable) both).passes()).isEqualTo(((Refinable) alone).passes());
            double[] sums = sums(both, rows, 100);
            assertThat(sums).containsExactly(sums(alone, rows, 100));
            Map<String, Weights> moved = ((Refinable) alone).refined(sums);
            Map<String, Weights> directed =
                    Knn.remembering(stored.in(KnnConfig.Space.BY_DIRECTION), moved.get("points"));
            Map<String, Weights> refined = ((Refinable) both).refined(sums);
            both.weights()
                    .forEach(
                            (name, before) -> {
                                String own = name.substring(name.indexOf('.') + 1);
                                Weights expected =
                                        name.startsWith("stored.")
                                                ? moved.getOrDefault(own, before)
                                                : name.startsWith("directions.")
                                                        ? directed.getOrDefault(own, before)
                                                        : before;
                                assertThat(refined.get(name).values())
                                        .as(name)
                                        .containsExactly(expected.values());
                            });
            both.restore(refined);
            assertThat(both.score(rows[0], 1)[0]).isFinite();
        }
    }

    private static int nearest(float[] centres, float[] row) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int k = 0; k < centres.length / WIDTH; k++) {
            double square = 0;
            for (int j = 0; j < WIDTH; j++) {
                square += Math.pow(centres[k * WIDTH + j] - row[j], 2);
            }
            if (square < least) {
                least = square;
                nearest = k;
            }
        }
        return nearest;
    }

    @Test
    void whereNoPassWouldChangeAnythingThereIsNone() {
        float[][] rows = rows(20, 3);
        KnnConfig config = KnnConfig.forShape(new SampleShape.Row(WIDTH));
        try (AnomalyModel model = learned(Knn.MODEL, config, rows)) {
            assertThat(((Refinable) model).passes()).isZero();
        }
    }
}
