package engram.features.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.nn.Half;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ColourGaussianTest {
    private static final int PLACES = 4;

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void aValueIsMeasuredByItsOwnSpreadAndTheRidge() {
        RowGaussian rows = new RowGaussian("rows", 2);
        Map<String, Weights> weights =
                rows.fit(List.of(row(1, 0), row(-1, 0), row(0, 1), row(0, -1)), 0.1);

        // Deviations are the root of a half; 4 / 3 is the variance of each standardised value.
        double ridge = 0.1 * (8.0 / 3) / 2;
        double expected = 2 * Math.sqrt(2) / Math.sqrt(4.0 / 3 + ridge);
        try (RowGaussian.Fitted fitted = rows.of(weights)) {
            assertThat(fitted.whitened(2, 0)[0]).isCloseTo((float) expected, within(1e-3f));
            assertThat(fitted.whitened(2, 0)[1]).isCloseTo(0, within(1e-3f));
            assertThat(fitted.distance(2, 0)).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void theDistanceIsThatOfTheWhitenedRow() {
        Map<String, Weights> weights = colours().fit(lit(9, new Random(1)), 0.1);
        try (RowGaussian.Fitted fitted = colours().of(weights)) {
            float[] row = Half.toFloats(lit(1, new Random(2)).get(0));
            row[5] += 0.2f;
            double square = 0;
            for (float value : fitted.whitened(row)) {
                square += value * value;
            }
            assertThat(Math.sqrt(square))
                    .isCloseTo(fitted.distance(row), within(0.01 * Math.sqrt(square)));
        }
    }

    @Test
    void lightThatGoodPicturesDifferInExplainsItselfAndAShadeOnAPartDoesNot() {
        Map<String, Weights> weights = colours().fit(lit(30, new Random(1)), 0.1);
        float[] brighter = new float[3 * PLACES];
        float[] shaded = new float[3 * PLACES];
        for (int i = 0; i < brighter.length; i++) {
            brighter[i] = 0.1f;
            shaded[i] = i < 3 ? 0.1f : 0;
        }
        try (RowGaussian.Fitted fitted = colours().of(weights)) {
            assertThat(fitted.distance(shaded)).isGreaterThan(3 * fitted.distance(brighter));
        }
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        Map<String, Weights> weights = new HashMap<>(colours().fit(lit(5, new Random(1)), 0.1));
        weights.put("colours.precision", Weights.of(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> colours().of(weights))
                .withMessageContaining("colours.precision");
    }

    @Test
    void aRidgeIsAboveZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ColourSettings(0));
    }

    private static RowGaussian colours() {
        return new RowGaussian("colours", 3 * PLACES);
    }

    private static short[] row(float... values) {
        return Half.of(values);
    }

    /** Grey, brighter or darker as a whole, with a little noise. */
    private static List<short[]> lit(int count, Random random) {
        List<short[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double light = 0.1 * random.nextGaussian();
            float[] values = new float[3 * PLACES];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) (light + 0.005 * random.nextGaussian());
            }
            pictures.add(Half.of(values));
        }
        return pictures;
    }
}
