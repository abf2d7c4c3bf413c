package engram.report.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Property(tries = 300)
    void ticksAreRisingWithinTheScaleAndAboutAsManyAsAsked(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double wide,
            @ForAll @IntRange(min = 2, max = 10) int about) {
        List<Double> ticks = Scale.linear(low, low + wide, 0, 100).ticks(about);

        double slack = 1e-6 * wide + 1e-9 * Math.abs(low);
        assertThat(ticks)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(tick -> assertThat(tick).isBetween(low - slack, low + wide + slack));
        assertThat(ticks.size()).isBetween(about / 3, about + 1);
    }

    @Property(tries = 300)
    void largerValuesNeverLieBefore(
            @ForAll @DoubleRange(min = -10, max = 10) double one,
            @ForAll @DoubleRange(min = -10, max = 10) double other) {
        Scale across = Scale.linear(-5, 5, 20, 120);
        Scale up = Scale.linear(-5, 5, 120, 20);

        assertThat(across.at(Math.max(one, other)))
                .isGreaterThanOrEqualTo(across.at(Math.min(one, other)))
                .isBetween(20.0, 120.0);
        assertThat(up.at(one)).isEqualTo(140 - across.at(one), within(1e-9));
    }

    @Property(tries = 200)
    void equalRatiosAreEquallyFarApart(
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double value,
            @ForAll @DoubleRange(min = 1.1, max = 10) double ratio) {
        Scale scale = new Scale(1e-5, 1e5, 0, 1000, true);

        assertThat(scale.at(value * ratio) - scale.at(value))
                .isEqualTo(scale.at(ratio) - scale.at(1), within(1e-6));
    }

    @Test
    void betweenFewPowersTheirDoublesAreTicksToo() {
        assertThat(new Scale(0.9, 12, 0, 1, true).ticks(6)).contains(1.0, 2.0, 5.0, 10.0);
        // Where a logarithmic axis has no two such values, it is cut in equal steps.
        assertThat(new Scale(3.1, 4.9, 0, 1, true).ticks(4)).hasSizeGreaterThanOrEqualTo(2);
    }

    /** Scores of a damaged detector may be far from 0 and hardly apart. */
    @Test
    void anAxisThatHasHardlyANumberHasItsEnds() {
        double far = 1e300;
        assertThat(Scale.linear(far, Math.nextUp(far), 0, 1).ticks(6))
                .containsExactly(far, Math.nextUp(far));
    }

    @Test
    void endlessScoresAreDrawnAtTheEnds() {
        double[] scores = {Double.NEGATIVE_INFINITY, 1, 2, Double.POSITIVE_INFINITY};
        ScoreChart chart = new ScoreChart(List.of(new ScoreChart.Row("all", scores)), 1.5);
        assertThat(chart.draw(400, 10).markup()).contains("<svg");
    }

    @Test
    void anAxisNeedsTwoEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.linear(3, 3, 0, 1))
                .withMessage("an axis cannot go from 3.0 to 3.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, 1, 0, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> Scale.linear(Double.NaN, 1, 0, 1));
    }
}
