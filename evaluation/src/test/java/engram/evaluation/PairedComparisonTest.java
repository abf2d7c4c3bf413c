package engram.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    /** Student's sleep data; the figures are those of R's documentation of t.test. */
    @Test
    void pairedTTestOfStudentsSleepData() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        PairedComparison comparison = PairedComparison.of(first, second);
        Interval interval = comparison.differences().interval().orElseThrow();

        assertThat(comparison.differences().mean()).isCloseTo(-1.58, within(1e-12));
        assertThat(comparison.tTest().orElseThrow()).isCloseTo(0.002833, within(5e-7));
        assertThat(interval.low()).isCloseTo(-2.4598858, within(5e-8));
        assertThat(interval.high()).isCloseTo(-0.7001142, within(5e-8));
    }

    /** Hollander and Wolfe's depression data, as in R's documentation of wilcox.test. */
    @Test
    void signedRankOfTheDepressionData() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

        assertThat(PairedComparison.of(before, after).signedRank())
                .isCloseTo(2 * 0.01953125, within(1e-12));
    }

    @Test
    void alwaysBetterIsAsUnlikelyAsAllCoinsAlike() {
        double[] better = {0.91, 0.95, 0.93, 0.99, 0.90};
        double[] worse = {0.90, 0.93, 0.90, 0.95, 0.85};

        assertThat(PairedComparison.of(better, worse).signedRank())
                .isCloseTo(2 / 32.0, within(1e-15));
    }

    @Test
    void noDifferenceProvesNothing() {
        double[] same = {0.9, 0.8};
        PairedComparison comparison = PairedComparison.of(same, same);

        assertThat(comparison.signedRank()).isEqualTo(1);
        assertThat(comparison.tTest()).isEmpty();
        assertThat(PairedComparison.of(new double[] {1}, new double[] {0}).tTest()).isEmpty();
    }

    @Test
    void manyPairsStayExact() {
        double[] first =
                IntStream.rangeClosed(1, 300).mapToDouble(i -> i % 3 - 0.9 + i / 1e4).toArray();

        assertThat(SignedRank.twoSided(first)).isBetween(0.0, 0.2);
        assertThat(SignedRank.twoSided(IntStream.rangeClosed(1, 30).asDoubleStream().toArray()))
                .isCloseTo(2 / Math.pow(2, 30), within(1e-22));
    }

    @Property(tries = 200)
    void signedRankCountsEveryPatternOfSigns(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -4, max = 4) Integer> values) {
        double[] differences = values.stream().filter(v -> v != 0).mapToDouble(v -> v).toArray();
        int patterns = 1 << differences.length;
        double observed = imbalance(differences, signs(differences));
        long asExtreme =
                IntStream.range(0, patterns)
                        .filter(signs -> imbalance(differences, signs) >= observed)
                        .count();

        assertThat(SignedRank.twoSided(values.stream().mapToDouble(v -> v).toArray()))
                .isCloseTo((double) asExtreme / patterns, within(1e-12));
    }

    private static int signs(double[] differences) {
        return IntStream.range(0, differences.length)
                .map(i -> differences[i] > 0 ? 1 << i : 0)
                .sum();
    }

    /** How far the signed ranks are from cancelling out, where bit i is the sign of value i. */
    private static double imbalance(double[] differences, int signs) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            double rank = 0.5;
            for (double other : differences) {
                rank += 0.5 + 0.5 * Math.signum(Math.abs(differences[i]) - Math.abs(other));
            }
            sum += (signs >> i & 1) == 1 ? rank : -rank;
        }
        return Math.abs(sum);
    }

    @Test
    void unusableInputIsRefused() {
        assertThatThrownBy(() -> PairedComparison.of(new double[2], new double[3]))
                .hasMessageContaining("2 runs of the first detector and 3 of the second");
        assertThatThrownBy(() -> PairedComparison.of(new double[0], new double[0]))
                .hasMessage("expected at least one run");
    }
}
