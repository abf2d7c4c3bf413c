package engram.score;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OtherErrorsTest {
    private static final SampleShape ROW = new SampleShape.Row(3);
    private static final ReconstructionScore KIND = ReconstructionScore.MAHALANOBIS_ERROR;
    private static final int COUNT = 20;

    private final float[] values = noise(1);
    private final float[] given = noise(2);
    private final OtherErrors errors = OtherErrors.fit(KIND, ROW, values, given, COUNT);

    private static float[] noise(int seed) {
        Random random = new Random(seed);
        float[] values = new float[COUNT * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void areThoseThatSuitTheSamplesAndNotTheModelsOwn() {
        Map<String, double[]> scores = errors.of(values, given);
        assertThat(scores).containsKey("squared-error").doesNotContainKey(KIND.label());
        assertThat(scores.keySet()).noneMatch(name -> name.contains("pixel"));
        FittedScore squares = FittedScore.of(ReconstructionScore.SQUARED_ERROR, ROW, new float[0]);
        assertThat(scores.get("squared-error")).containsExactly(squares.all(values, given, 3));
    }

    @Test
    void whatIsKeptGivesTheSameScores() {
        OtherErrors again = OtherErrors.restored(KIND, ROW, errors.weights());
        errors.of(values, given)
                .forEach(
                        (name, scores) ->
                                assertThat(again.of(values, given).get(name))
                                        .as(name)
                                        .containsExactly(scores));
    }

    /** As detectors of the first versions are. */
    @Test
    void withoutConstantsOnlyThoseAreToldThatNeedNone() {
        assertThat(OtherErrors.restored(KIND, ROW, Map.of()).of(values, given))
                .containsOnlyKeys("squared-error");
        assertThat(OtherErrors.none(ROW).of(values, given)).isEmpty();
    }
}
