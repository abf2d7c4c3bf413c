package engram.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.nn.Weights;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PointsTest {

    @Test
    void mergesEqualSamplesAndCountsThem() {
        Stored samples = new Stored(new float[] {1, 0}, new float[] {2, 5}, new float[] {1, -0f});

        Points points = Points.of(samples, 0, new SplittableRandom(1));

        assertThat(points.values()).containsExactly(1, 0, 2, 5);
        assertThat(points.counts()).containsExactly(2, 1);
    }

    @Test
    void frequentPointsStayAndTheRestStandsForAll() {
        float[][] rows = new float[400][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {i < 100 ? -1 : i};
        }
        double total = 0;
        for (int seed = 0; seed < 200; seed++) {
            Points points = Points.of(new Stored(rows), 50, new SplittableRandom(seed));

            assertThat(points.count()).isEqualTo(50);
            assertThat(points.values()[0]).isEqualTo(-1);
            assertThat(points.counts()[0]).isEqualTo(100);
            for (float count : points.counts()) {
                total += count / 200;
            }
        }
        assertThat(total).isCloseTo(400, within(10.0));
    }

    @Test
    void theSameSeedChoosesTheSame() {
        float[][] rows = new float[100][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {i};
        }
        Stored samples = new Stored(rows);
        float[] chosen = Points.of(samples, 10, new SplittableRandom(3)).values();

        assertThat(Points.of(samples, 10, new SplittableRandom(3)).values()).isEqualTo(chosen);
        assertThat(Points.of(samples, 10, new SplittableRandom(4)).values()).isNotEqualTo(chosen);
    }

    @Test
    void keepsFewerOfLargeSamples() {
        assertThat(Points.most(new SampleShape.Row(120))).isEqualTo(20_000);
        assertThat(Points.most(new SampleShape.Image(3, 256, 256))).isEqualTo(341);
    }

    @Test
    void refusesWeightsThatDoNotFit() {
        Map<String, Weights> weights = Map.of("points", Weights.of(1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.rows(weights, "points", 2))
                .withMessageContaining("rows of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.vector(weights, "counts"))
                .withMessageContaining("\"counts\" are missing");
    }
}
