package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void wilsonOfKnownProportions() {
        Interval eight = Interval.proportion(8, 10).orElseThrow();
        Interval none = Interval.proportion(0, 10).orElseThrow();

        assertThat(eight.estimate()).isEqualTo(0.8);
        assertThat(eight.low()).isCloseTo(0.4902, within(5e-5));
        assertThat(eight.high()).isCloseTo(0.9433, within(5e-5));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.2775, within(5e-5));
    }

    @Test
    void aProportionOfNothingIsEmpty() {
        assertThat(Interval.proportion(0, 0)).isEmpty();
        assertThatThrownBy(() -> Interval.proportion(3, 2)).hasMessageContaining("3 of 2");
    }

    @Test
    void boundsMustHoldTheEstimate() {
        assertThatThrownBy(() -> new Interval(0.5, 0.6, 0.7, 0.95))
                .hasMessageContaining("low <= estimate <= high");
        assertThatThrownBy(() -> new Interval(Double.NaN, 0, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(0.5, 0, 1, 95)).hasMessageContaining("95");
    }

    /** A shift of 1.5 between two normal distributions: AUROC is the normal CDF of 1.5 / root 2. */
    @Test
    void aurocIntervalHoldsTheTruthAsOftenAsItSays() {
        assertThat(coverage(0.855578, seed -> Labelled.gaussian(80, 40, 1.5, seed).roc().area()))
                .isBetween(0.92, 0.98);
    }

    @Test
    void auprIntervalHoldsTheTruthAsOftenAsItSays() {
        double truth =
                Labelled.gaussian(400_000, 200_000, 1.5, 7).precisionRecall().area().estimate();

        assertThat(
                        coverage(
                                truth,
                                seed ->
                                        Labelled.gaussian(80, 40, 1.5, seed)
                                                .precisionRecall()
                                                .area()))
                .isBetween(0.92, 0.98);
    }

    /** At threshold 1, recall is 0.6915 and the false-alarm rate 0.1587. */
    @Test
    void f1IntervalHoldsTheTruthAsOftenAsItSays() {
        double truth = 2 * 0.691462 * 40 / (0.691462 * 40 + 0.158655 * 80 + 40);

        assertThat(
                        coverage(
                                truth,
                                seed -> {
                                    Labelled data = Labelled.gaussian(80, 40, 1.5, seed);
                                    return Confusion.at(1, data.scores(), data.anomalous())
                                            .f1()
                                            .orElseThrow();
                                }))
                .isBetween(0.92, 0.99);
    }

    private static double coverage(double truth, LongFunction<Interval> experiment) {
        return LongStream.range(0, 2000)
                        .filter(
                                seed -> {
                                    Interval interval = experiment.apply(seed);
                                    return interval.low() <= truth && truth <= interval.high();
                                })
                        .count()
                / 2000.0;
    }
}
