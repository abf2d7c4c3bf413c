package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};
    private static final boolean[] TRUTH = {false, false, true, true};
    private static final boolean[] FLAGGED = {false, false, false, true};

    @Test
    void gathersEveryFigure() {
        Evaluation evaluation = Evaluation.of(SCORES, FLAGGED, TRUTH);

        assertThat(evaluation.confusion()).isEqualTo(new Confusion(1, 0, 2, 1));
        assertThat(evaluation.auroc()).contains(RocCurve.of(SCORES, TRUTH).area());
        assertThat(evaluation.aupr()).contains(PrecisionRecallCurve.of(SCORES, TRUTH).area());
        assertThat(evaluation.precision()).isEqualTo(Interval.proportion(1, 1));
        assertThat(evaluation.recall()).isEqualTo(Interval.proportion(1, 2));
        assertThat(evaluation.f1()).isEqualTo(evaluation.confusion().f1());
        assertThat(evaluation.falseAlarmRate()).isEqualTo(Interval.proportion(0, 2));
        assertThat(evaluation.caution()).isEmpty();
    }

    @Test
    void oneKindOnlyStillHasItsFalseAlarmRate() {
        Evaluation evaluation = Evaluation.of(SCORES, FLAGGED, new boolean[4]);

        assertThat(evaluation.auroc()).isEmpty();
        assertThat(evaluation.aupr()).isEmpty();
        assertThat(evaluation.caution())
                .contains(
                        "AUROC and AUPR need both normal and anomalous samples; all 4 are normal");
        assertThat(evaluation.falseAlarmRate()).isEqualTo(Interval.proportion(1, 4));
    }

    @Test
    void unusableInputIsRefused() {
        assertThatThrownBy(() -> Evaluation.of(new double[0], new boolean[0], new boolean[0]))
                .hasMessage("there are no labelled samples to evaluate on");
        assertThatThrownBy(() -> Evaluation.of(SCORES, new boolean[3], TRUTH))
                .hasMessage("expected 4 verdicts, one for each sample, but there are 3");
        assertThatThrownBy(() -> Evaluation.of(SCORES, FLAGGED, new boolean[5]))
                .hasMessage("expected 4 labels, one for each sample, but there are 5");
    }

    /** All pairs of them would be more than an int counts, and take minutes to look at. */
    @Test
    void halfAMillionScoresAreCountedByTheirDistinctValues() {
        int times = 1_000;
        Labelled few = Labelled.gaussian(300, 200, 2, 5);
        double[] scores = repeated(few.scores(), times);
        boolean[] anomalous = new boolean[scores.length];
        for (int i = 0; i < anomalous.length; i++) {
            anomalous[i] = few.anomalous()[i / times];
        }

        Evaluation all = Evaluation.of(scores, anomalous, anomalous);
        Evaluation each = Evaluation.of(few.scores(), few.anomalous(), few.anomalous());

        assertThat(Ranking.of(scores, anomalous).size()).isEqualTo(few.scores().length);
        assertThat(all.auroc().orElseThrow().estimate())
                .isCloseTo(each.auroc().orElseThrow().estimate(), within(1e-12));
        assertThat(all.aupr().orElseThrow().estimate())
                .isCloseTo(each.aupr().orElseThrow().estimate(), within(1e-12));
        assertThat(all.confusion().recall()).isEqualTo(Interval.proportion(200_000, 200_000));
    }

    @Test
    void halfAMillionDifferentScoresHaveTheAreaThatTheirDistancePromises() {
        Labelled data = Labelled.gaussian(300_000, 200_000, 2, 5);

        Evaluation found = Evaluation.of(data.scores(), data.anomalous(), data.anomalous());

        // The normal distribution's share below 2 / sqrt(2).
        assertThat(found.auroc().orElseThrow().estimate()).isCloseTo(0.92135, within(1e-3));
    }

    private static double[] repeated(double[] values, int times) {
        double[] all = new double[values.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i / times];
        }
        return all;
    }
}
