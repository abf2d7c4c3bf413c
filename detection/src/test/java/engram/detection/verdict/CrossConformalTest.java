package engram.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CrossConformalTest {

    @Property
    void countsFoldByFoldAsThePlainTwinDoes(
            @ForAll @Size(min = 2, max = 6)
                    List<@Size(min = 1, max = 9) List<@IntRange(max = 9) Integer>> folds,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] scores = folds.stream().mapToDouble(fold -> random.nextInt(11)).toArray();
        int atLeast = 0;
        int size = 0;
        for (int k = 0; k < scores.length; k++) {
            for (int score : folds.get(k)) {
                atLeast += score >= scores[k] ? 1 : 0;
                size++;
            }
        }
        CrossConformal cross = cross(folds);
        assertThat(cross.size()).isEqualTo(size);
        assertThat(cross.pValue(scores)).isEqualTo((1.0 + atLeast) / (size + 1));
    }

    @Property
    void isOneCalibrationWhereAllModelsAgree(
            @ForAll @Size(min = 2, max = 6)
                    List<@Size(min = 1, max = 9) List<@IntRange(max = 9) Integer>> folds,
            @ForAll @IntRange(max = 10) int score) {
        CrossConformal cross = cross(folds);
        double[] same = new double[folds.size()];
        Arrays.fill(same, score);
        assertThat(cross.pValue(same)).isEqualTo(cross.together().pValue(score));
    }

    private static CrossConformal cross(List<List<Integer>> folds) {
        return new CrossConformal(
                folds.stream()
                        .map(fold -> new Calibration(fold.stream().mapToDouble(s -> s).toArray()))
                        .toList());
    }

    /** Means as models: they differ a little from fold to fold, as real ones do. */
    @Test
    void holdsItsRateOnNewSamples() {
        Random random = new Random(5);
        int alarms = 0;
        int judged = 0;
        for (int draw = 0; draw < 400; draw++) {
            double[] normals = random.doubles(40).toArray();
            double[] means = new double[4];
            List<Calibration> folds = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                int fold = k;
                means[k] = mean(normals, i -> i % 4 != fold);
                folds.add(
                        new Calibration(
                                java.util.stream.IntStream.range(0, 40)
                                        .filter(i -> i % 4 == fold)
                                        .mapToDouble(i -> Math.abs(normals[i] - means[fold]))
                                        .toArray()));
            }
            CrossConformal cross = new CrossConformal(folds);
            for (int i = 0; i < 50; i++, judged++) {
                double sample = random.nextDouble();
                double[] scores =
                        Arrays.stream(means).map(mean -> Math.abs(sample - mean)).toArray();
                alarms += cross.pValue(scores) <= 0.1 ? 1 : 0;
            }
        }
        assertThat(alarms / (double) judged).isCloseTo(0.1, within(0.02));
    }

    private static double mean(double[] values, java.util.function.IntPredicate in) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(in)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    @Test
    void whatComesInBurstsCountsInThem() {
        CrossConformal three =
                new CrossConformal(List.of(new Calibration(1, 2), new Calibration(3, 4)), 3);

        assertThat(three.pValue(5, 5)).isEqualTo(3 / 7.0);
        assertThat(three.pValue(2, 5)).isEqualTo(4 / 7.0);
        assertThat(three.together().pValue(5)).isEqualTo(3 / 7.0);
    }

    @Test
    void refusesOneFoldAndTooFewScores() {
        assertThatThrownBy(() -> new CrossConformal(List.of(new Calibration(1))))
                .hasMessage("folds must be at least 2, not 1");
        CrossConformal two = new CrossConformal(List.of(new Calibration(1), new Calibration(2)));
        assertThatThrownBy(() -> two.pValue(1)).hasMessageContaining("2 folds");
    }
}
