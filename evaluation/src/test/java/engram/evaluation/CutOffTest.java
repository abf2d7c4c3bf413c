package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CutOffTest {

    @Test
    void flagsTheHighest() {
        assertThat(CutOff.topFraction(new double[] {1, 5, 3, 4, 2}, 0.4)).isEqualTo(4);
        assertThat(CutOff.topFraction(new double[] {1, 5, 3, 4, 2}, 1)).isEqualTo(1);
        assertThat(CutOff.topFraction(new double[] {1, 5, 3, 4, 2}, 0)).isInfinite();
    }

    @Test
    void tiesStandOrFallTogether() {
        // Three wanted: 9 and 8 alone are one short, with the 7s they are one or two too many.
        assertThat(CutOff.topFraction(new double[] {9, 8, 7, 7, 1, 1}, 0.5)).isEqualTo(7);
        assertThat(CutOff.topFraction(new double[] {9, 8, 7, 7, 7, 1}, 0.5)).isEqualTo(8);
        assertThat(CutOff.topFraction(new double[] {3, 3, 3, 3}, 0.25)).isInfinite();
        assertThat(CutOff.topFraction(new double[] {3, 3, 3, 3}, 0.75)).isEqualTo(3);
    }

    @Test
    void underTheTrueRatioPrecisionEqualsRecall() {
        Labelled data = Labelled.gaussian(80, 20, 1, 4);
        Confusion counts =
                Confusion.at(
                        CutOff.trueRatio(data.scores(), data.anomalous()),
                        data.scores(),
                        data.anomalous());

        assertThat(counts.flagged()).isEqualTo(20);
        assertThat(counts.precision()).isEqualTo(counts.recall());
    }

    @Property
    void noOtherThresholdFlagsANearerNumber(
            @ForAll("labelled") Labelled data, @ForAll @DoubleRange(max = 1) double fraction) {
        long wanted = Math.round(data.scores().length * fraction);
        long distance = distance(data, CutOff.topFraction(data.scores(), fraction), wanted);

        for (double threshold : data.scores()) {
            assertThat(distance(data, threshold, wanted)).isGreaterThanOrEqualTo(distance);
        }
        assertThat(wanted).isGreaterThanOrEqualTo(distance);
    }

    @Property
    void orderDoesNotMatter(@ForAll("labelled") Labelled data, @ForAll long seed) {
        Labelled other = data.shuffled(seed);

        assertThat(CutOff.trueRatio(other.scores(), other.anomalous()))
                .isEqualTo(CutOff.trueRatio(data.scores(), data.anomalous()));
    }

    @Test
    void unusableInputIsRefused() {
        assertThatThrownBy(() -> CutOff.topFraction(new double[1], 20))
                .hasMessage("expected a fraction from 0 to 1, but got 20.0");
        assertThatThrownBy(() -> CutOff.topFraction(new double[] {Double.NaN}, 0))
                .hasMessageStartingWith("score 1 of 1 is NaN");
        assertThatThrownBy(() -> CutOff.trueRatio(new double[1], new boolean[2]))
                .hasMessageContaining("1 labels");
    }

    private static long distance(Labelled data, double threshold, long wanted) {
        return Math.abs(
                Confusion.at(threshold, data.scores(), data.anomalous()).flagged() - wanted);
    }

    @Provide
    Arbitrary<Labelled> labelled() {
        return Labelled.both();
    }
}
