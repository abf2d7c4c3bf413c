package engram.knn;

import static engram.points.Fitted.gaussian;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.model.AnomalyModel;
import engram.points.Fitted;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnnTest {

    @Test
    void scoresAreThoseOfSortedDistances() {
        float[][] rows = gaussian(1_300, 4, 1);
        float[][] asked = gaussian(20, 4, 2);
        try (AnomalyModel mean = fitted(5, KnnConfig.Distance.MEAN, rows);
                AnomalyModel kth = fitted(5, KnnConfig.Distance.KTH, rows)) {
            for (float[] query : asked) {
                double[] nearest =
                        Arrays.stream(rows)
                                .mapToDouble(row -> distance(row, query))
                                .sorted()
                                .limit(5)
                                .toArray();
                assertThat(mean.score(query, 1)[0])
                        .isCloseTo(Arrays.stream(nearest).average().orElseThrow(), within(1e-9));
                assertThat(kth.score(query, 1)[0]).isCloseTo(nearest[4], within(1e-9));
            }
        }
    }

    private static double distance(float[] left, float[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += Math.pow((double) left[j] - right[j], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void equalSamplesAreOneNeighbourAndAllCountWhereThereAreFew() {
        float[][] rows = {{0, 0}, {0, 0}, {0, 0}, {3, 4}};
        try (AnomalyModel model = fitted(5, KnnConfig.Distance.MEAN, rows)) {
            assertThat(model.score(new float[] {0, 0}, 1)[0]).isCloseTo(2.5, within(1e-9));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnnConfig(0, KnnConfig.Distance.KTH, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnnConfig(1, KnnConfig.Distance.KTH, -1));
    }

    private static AnomalyModel fitted(
            int neighbours, KnnConfig.Distance distance, float[][] rows) {
        KnnConfig config = new KnnConfig(neighbours, distance, 0);
        return Fitted.on(new Knn(), config, rows, rows);
    }
}
