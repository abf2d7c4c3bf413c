package engram.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void neverRoundsSomethingToNothingNorMuchToAll() {
        assertThat(Wording.percent(0)).isEqualTo("0 %");
        assertThat(Wording.percent(0.00001)).isEqualTo("< 0.01 %");
        assertThat(Wording.percent(0.0123)).isEqualTo("1.2 %");
        assertThat(Wording.percent(0.01)).isEqualTo("1 %");
        assertThat(Wording.percent(0.99999)).isEqualTo("> 99.9 %");
        assertThat(Wording.percent(1)).isEqualTo("100 %");
        assertThat(Wording.wholePercent(0.001)).isEqualTo("< 1 %");
    }

    @Test
    void writesNumbersOfAnySize() {
        assertThat(Wording.rounded(0.1 + 0.2, 3)).isEqualTo("0.3");
        assertThat(Wording.rounded(-1234.5, 3)).isEqualTo("-1230");
        assertThat(Wording.rounded(1.5e-7, 3)).isEqualTo("1.50e-07");
        assertThat(Wording.rounded(Double.POSITIVE_INFINITY, 3)).isEqualTo("∞");
        assertThat(Wording.score(1234.5)).isEqualTo("1,235");
        assertThat(Wording.score(0.0123)).isEqualTo("0.0123");
    }

    @Test
    void countsInSingularAndPlural() {
        assertThat(Wording.count(1, "sample")).isEqualTo("1 sample");
        assertThat(Wording.count(12_345, "sample")).isEqualTo("12,345 samples");
    }

    @Test
    void tellsTime() {
        assertThat(Wording.duration(2.34)).isEqualTo("2.3 s");
        assertThat(Wording.duration(125)).isEqualTo("2 min 5 s");
        assertThat(Wording.duration(7_260)).isEqualTo("2 h 1 min");
    }

    /** A damaged detector may say that its epochs took longer than there are numbers for. */
    @Test
    void saysWhatIsNoNumber() {
        assertThat(Wording.duration(Double.NEGATIVE_INFINITY)).isEqualTo("−∞ s");
        assertThat(Wording.trimmed(Double.NaN, 2)).isEqualTo("undefined");
    }
}
