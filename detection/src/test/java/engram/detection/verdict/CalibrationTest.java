package engram.detection.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void thePValueCountsScoresAtLeastAsHighAndTheSampleItself() {
        Calibration calibration = new Calibration(3, 1, 2, 2);
        assertThat(calibration.pValue(0)).isEqualTo(1);
        assertThat(calibration.pValue(1)).isEqualTo(1);
        assertThat(calibration.pValue(1.5)).isEqualTo(4 / 5.0);
        assertThat(calibration.pValue(2)).isEqualTo(4 / 5.0);
        assertThat(calibration.pValue(2.5)).isEqualTo(2 / 5.0);
        assertThat(calibration.pValue(3)).isEqualTo(2 / 5.0);
        assertThat(calibration.pValue(4)).isEqualTo(1 / 5.0);
    }

    @Test
    void scoresAreKeptInOrderAndCannotBeChangedFromOutside() {
        double[] given = {3, 1, 2};
        Calibration calibration = new Calibration(given);
        given[0] = -1;
        calibration.scores()[0] = -1;
        assertThat(calibration.scores()).containsExactly(1, 2, 3);
    }

    /** Few distinct scores, so that there are ties; 25 rates, so that rates hit k / (n + 1). */
    @Property
    void anomalousIsAboveTheThreshold(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9) Integer> scores,
            @ForAll @IntRange(min = 1, max = 24) int rateIn25ths,
            @ForAll @IntRange(max = 10) int score) {
        Calibration calibration = calibration(scores);
        double rate = rateIn25ths / 25.0;
        assertThat(calibration.isAnomalous(score, rate))
                .isEqualTo(score > calibration.threshold(rate));
    }

    @Property
    void everyRateThatIsAMultipleOfTheSmallestIsExact(
            @ForAll @IntRange(min = 1, max = 400) int size) {
        Calibration calibration =
                new Calibration(IntStream.rangeClosed(1, size).asDoubleStream().toArray());
        for (int k = 1; k <= size; k++) {
            double rate = k / (size + 1.0);
            assertThat(calibration.threshold(rate)).isCloseTo(size + 1 - k, within(0.01));
            assertThat(calibration.isAnomalous(size + 1.5 - k, rate)).isTrue();
        }
    }

    /**
     * Of n + 1 exchangeable scores, each is equally likely to be the one that is judged by the
     * others; the share of those called anomalous is the false-alarm rate, exactly.
     */
    @Property
    void theFalseAlarmRateIsAtMostTheOneAskedFor(
            @ForAll @Size(min = 2, max = 60) List<@DoubleRange(max = 1) Double> scores,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double rate) {
        double[] all = scores.stream().mapToDouble(Double::doubleValue).toArray();
        int alarms = 0;
        for (int judged = 0; judged < all.length; judged++) {
            double[] others = new double[all.length - 1];
            System.arraycopy(all, 0, others, 0, judged);
            System.arraycopy(all, judged + 1, others, judged, others.length - judged);
            alarms += new Calibration(others).isAnomalous(all[judged], rate) ? 1 : 0;
        }
        assertThat(alarms / (double) all.length).isLessThanOrEqualTo(rate + 1e-12);
    }

    @Property
    void noShortageMeansThatSomeScoreIsAnomalous(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @Scale(3) @DoubleRange(min = 0.002, max = 0.5) double rate) {
        Calibration calibration = new Calibration(new double[size]);
        assertThat(calibration.shortage(rate).isEmpty())
                .isEqualTo(Double.isFinite(calibration.threshold(rate)))
                .isEqualTo(size >= Calibration.samplesFor(rate));
    }

    @Test
    void aShortageSaysHowManyItTakes() {
        Calibration few = new Calibration(new double[50]);
        assertThat(few.shortage(0.01))
                .hasValue(
                        "50 calibration samples support a false-alarm rate of 0.0196 at best, which"
                                + " is in force; the 0.01 asked for takes 99");
        assertThat(few.threshold(0.01)).isInfinite();
        assertThat(few.isAnomalous(1e9, 0.01)).isFalse();
        assertThat(new Calibration(new double[99]).shortage(0.01)).isEmpty();
        assertThat(few.pValue(1)).isCloseTo(1 / 51.0, within(1e-15));
    }

    @Property
    void whatAllSamplesCannotSupportIsRaisedToWhatTheyDo(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @Scale(3) @DoubleRange(min = 0.002, max = 0.5) double asked) {
        Calibration calibration = new Calibration(new double[size]);
        double inForce = calibration.rateInForce(asked);
        assertThat(inForce).isGreaterThanOrEqualTo(asked);
        assertThat(calibration.isAnomalous(1, inForce)).isTrue();
        assertThat(inForce > asked).isEqualTo(calibration.shortage(asked).isPresent());
    }

    /** Of ten that are alike, as many as one in eleven may be new where ten times ten are known. */
    @Test
    void whatComesInBurstsSupportsFewerRates() {
        double[] scores = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        Calibration bursts = new Calibration(scores, 10);

        assertThat(bursts.pValue(1000)).isEqualTo(10 / 110.0);
        assertThat(bursts.pValue(100)).isEqualTo(11 / 110.0);
        assertThat(bursts.smallestRate()).isEqualTo(10 / 110.0);
        assertThat(bursts.rateInForce(0.01)).isEqualTo(10 / 110.0);
        assertThat(bursts.rateInForce(0.2)).isEqualTo(0.2);
        assertThat(bursts.atLeastAs(bursts.pValue(98))).isEqualTo(3);
        assertThat(bursts.shortage(0.1)).isEmpty();
        assertThat(bursts.shortage(0.01))
                .hasValue(
                        "100 calibration samples support a false-alarm rate of 0.0909 at best, which"
                                + " is in force, as about 10 that are alike come at once; the 0.01"
                                + " asked for takes about 9.9 times as much of what is normal");
        assertThat(bursts.band(0.2).orElseThrow().high())
                .isGreaterThan(new Calibration(scores).band(0.2).orElseThrow().high());
        assertThatThrownBy(() -> new Calibration(scores, 0.5)).hasMessageContaining("burst");
        assertThatThrownBy(() -> new Calibration(scores, Double.NaN)).hasMessageContaining("burst");
    }

    /** Whatever the burst, verdicts are those of the threshold, and the rate in force has some. */
    @Property
    void verdictsAndThresholdAgreeInBurstsToo(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9) Integer> scores,
            @ForAll @DoubleRange(min = 1, max = 60) double burst,
            @ForAll @Scale(3) @DoubleRange(min = 0.002, max = 0.5) double asked,
            @ForAll @IntRange(max = 10) int score) {
        Calibration calibration =
                new Calibration(scores.stream().mapToDouble(Integer::doubleValue).toArray(), burst);
        double rate = calibration.rateInForce(asked);

        assertThat(calibration.isAnomalous(score, rate))
                .isEqualTo(score > calibration.threshold(rate));
        assertThat(calibration.isAnomalous(1000, rate)).isTrue();
        assertThat(rate > asked).isEqualTo(calibration.shortage(asked).isPresent());
    }

    /** With other samples beside it, a network scores a sample a few millionths higher. */
    @Property
    void aCalibrationSampleScoredAgainHasItsOwnPValue(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -5, max = 5) Double> scores,
            @ForAll @DoubleRange(min = -1, max = 1) double rounding) {
        double[] all = scores.stream().mapToDouble(Double::doubleValue).toArray();
        Calibration calibration = new Calibration(all);
        for (double score : all) {
            double again = score * (1 + 4e-7 * rounding);
            long own = Arrays.stream(all).filter(other -> other >= score).count();
            assertThat(calibration.pValue(again))
                    .isGreaterThanOrEqualTo((1.0 + own) / (all.length + 1));
        }
        double largest = calibration.scores()[all.length - 1];
        assertThat(calibration.isAnomalous(largest * (1 + 4e-7), calibration.smallestRate()))
                .isFalse();
    }

    @Test
    void withoutSamplesNothingIsAnomalous() {
        Calibration none = new Calibration();
        assertThat(none.pValue(1e9)).isEqualTo(1);
        assertThat(none.threshold(0.5)).isInfinite();
        assertThat(none.isAnomalous(1e9, 0.99)).isFalse();
        assertThat(none.shortage(0.5))
                .hasValueSatisfying(
                        told ->
                                assertThat(told)
                                        .contains("nothing can be called anomalous", "too few"));
        assertThat(none.rateInForce(0.01)).isEqualTo(0.01);
    }

    @Test
    void refusesWhatCannotBeComparedWith() {
        assertThatThrownBy(() -> new Calibration(1, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Calibration(Double.NEGATIVE_INFINITY, 1))
                .hasMessageContaining("finite");
        Calibration calibration = new Calibration(1);
        for (double rate : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> calibration.threshold(rate))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("falseAlarmRate");
        }
    }

    private static Calibration calibration(List<Integer> scores) {
        double[] values = scores.stream().mapToDouble(Integer::doubleValue).toArray();
        return new Calibration(Arrays.copyOf(values, values.length));
    }

    /** Whatever model scored them, frames of a stretch count together. */
    @Test
    void framesInStretchesSaySoWhereTheyAreTooFew() {
        double[] scores = {5, 1, 2, 9, 8, 7, 1, 3};
        Calibration two = Calibration.inStretches(scores, 4, 4, 4, 9, 9, 9, 9, 9);

        assertThat(two.burst()).isEqualTo(2.4, within(1e-12)); // three fifths of four frames
        assertThat(two.stretches()).containsExactly(4, 9, 4, 9, 4, 9, 9, 9);
        assertThat(two.shortage(0.05).orElseThrow())
                .startsWith("8 calibration frames in 2 stretches of video support a false-alarm")
                .contains("as about 2 that are alike come at once");
        assertThat(two.caution(0.3).orElseThrow()).contains("2 stretches of video calibrate");
        assertThat(two.caution(0.01)).isEmpty();

        Calibration one = Calibration.inStretches(scores, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(one.rateInForce(0.01)).isEqualTo(0.5);
        assertThat(one.shortage(0.01).orElseThrow())
                .contains("8 calibration frames in 1 stretch of video");

        Calibration apart = Calibration.inStretches(scores);
        assertThat(apart.burst()).isEqualTo(1);
        assertThat(apart.caution(0.3)).isEmpty();
    }
}
