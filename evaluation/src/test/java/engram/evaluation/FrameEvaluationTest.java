package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FrameEvaluationTest {

    /** Two videos of which the second scores ten times as high throughout. */
    private static final double[] SCORES = {1, 2, 5, 3, 10, 50, 20, 30};

    private static final boolean[] ANOMALOUS = {
        false, false, true, true, false, true, false, false
    };
    private static final int[] VIDEOS = {0, 0, 0, 0, 7, 7, 7, 7};

    /** Every pair of an anomalous and a normal frame, ties half: the area by its definition. */
    private static double pairs(double[] scores, boolean[] anomalous) {
        double won = 0;
        double all = 0;
        for (int a = 0; a < scores.length; a++) {
            for (int n = 0; n < scores.length; n++) {
                if (anomalous[a] && !anomalous[n]) {
                    won += scores[a] > scores[n] ? 1 : scores[a] == scores[n] ? 0.5 : 0;
                    all++;
                }
            }
        }
        return won / all;
    }

    @Test
    void papersBringEachVideoToItsOwnScaleFirst() {
        FrameEvaluation figures = FrameEvaluation.of(SCORES, ANOMALOUS, VIDEOS);
        double[] normalised = {0, .25, 1, .5, 0, 1, .25, .5};
        assertThat(figures.normalised().orElseThrow())
                .isEqualTo(pairs(normalised, ANOMALOUS), within(1e-12));
        assertThat(figures.raw().orElseThrow()).isEqualTo(pairs(SCORES, ANOMALOUS), within(1e-12));
        assertThat(figures.mean().orElseThrow()).isEqualTo(1);
        assertThat(figures.videos()).isEqualTo(2);
    }

    @Property(tries = 50)
    void aVideosOwnScaleChangesNothingButTheRawFigure(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 100) double factor) {
        Random random = new Random(seed);
        double[] scores = random.doubles(60).toArray();
        boolean[] anomalous = new boolean[60];
        int[] video = new int[60];
        double[] scaled = scores.clone();
        for (int i = 0; i < 60; i++) {
            anomalous[i] = random.nextInt(3) == 0;
            video[i] = i / 20;
            scaled[i] = video[i] == 1 ? factor * scores[i] + 3 : scores[i];
        }
        anomalous[0] = true;
        anomalous[1] = false;
        FrameEvaluation one = FrameEvaluation.of(scores, anomalous, video);
        FrameEvaluation other = FrameEvaluation.of(scaled, anomalous, video);
        assertThat(other.normalised().orElseThrow())
                .isEqualTo(one.normalised().orElseThrow(), within(1e-6));
        assertThat(other.mean().orElseThrow()).isEqualTo(one.mean().orElseThrow(), within(1e-12));
        assertThat(other.equalErrorRate().orElseThrow())
                .isEqualTo(one.equalErrorRate().orElseThrow(), within(1e-6));
    }

    @Test
    void aVideoOfConstantScoresIsNormal() {
        FrameEvaluation figures =
                FrameEvaluation.of(
                        new double[] {4, 4, 4, 1, 2},
                        new boolean[] {false, false, false, false, true},
                        new int[] {0, 0, 0, 1, 1});
        assertThat(figures.normalised()).hasValue(1);
        assertThat(figures.videos()).isEqualTo(1);
    }

    @Test
    void videosOfOneKindHaveNoAreaOfTheirOwn() {
        FrameEvaluation figures =
                FrameEvaluation.of(
                        new double[] {1, 2, 1, 3},
                        new boolean[] {true, true, false, false},
                        new int[] {0, 0, 1, 1});
        assertThat(figures.videos()).isZero();
        assertThat(figures.mean()).isEmpty();
        assertThat(figures.normalised()).hasValue(0.5);
    }

    @Test
    void theEqualErrorRateIsWhereBothErrorsAreAlike() {
        double[] scores = {.9, .8, .7, .6, .5, .4, .3, .2, 1, 0};
        boolean[] anomalous = {true, true, true, false, true, false, false, false, true, false};
        int[] video = new int[10];
        assertThat(FrameEvaluation.of(scores, anomalous, video).equalErrorRate().orElseThrow())
                .isEqualTo(0.2, within(1e-9));
        boolean[] perfect = {true, true, true, true, false, false, false, false, true, false};
        assertThat(FrameEvaluation.of(scores, perfect, video).equalErrorRate().orElseThrow())
                .isEqualTo(0, within(1e-9));
    }

    @Test
    void framesOfOneKindHaveNoFigures() {
        FrameEvaluation figures =
                FrameEvaluation.of(
                        new double[] {1, 2}, new boolean[] {false, false}, new int[] {0, 0});
        assertThat(figures.normalised()).isEmpty();
        assertThat(figures.equalErrorRate()).isEmpty();
        assertThatThrownBy(() -> FrameEvaluation.of(new double[1], new boolean[2], new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
