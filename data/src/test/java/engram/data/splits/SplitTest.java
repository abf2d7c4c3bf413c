package engram.data.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Split.Shares TENTHS = new Split.Shares(0.1, 0.1);

    @Property(tries = 200)
    void partsAreDisjointAndCoverEverything(
            @ForAll @IntRange(min = 10, max = 2000) int count,
            @ForAll @DoubleRange(max = 0.3) double validation,
            @ForAll @DoubleRange(max = 0.3) double calibration,
            @ForAll long seed) {
        Split split = Split.of(count, new Split.Shares(validation, calibration), seed);

        BitSet union = new BitSet();
        union.or(split.training());
        union.or(split.validation());
        union.or(split.calibration());
        assertThat(union.cardinality()).isEqualTo(count).isEqualTo(union.length());
        assertThat(
                        split.training().cardinality()
                                + split.validation().cardinality()
                                + split.calibration().cardinality())
                .isEqualTo(count);
        assertThat(split.validation().isEmpty()).isEqualTo(validation == 0);
        assertThat(Split.of(count, new Split.Shares(validation, calibration), seed))
                .isEqualTo(split);
    }

    @Property(tries = 100)
    void shufflingPermutes(@ForAll @IntRange(max = 500) int count, @ForAll long seed) {
        assertThat(IntStream.of(Split.shuffled(count, seed)).sorted())
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void seedsGiveDifferentSplits() {
        assertThat(Split.of(100, TENTHS, 1)).isNotEqualTo(Split.of(100, TENTHS, 2));
    }

    @Test
    void refusesTooFewSamplesInPlainWords() {
        assertThatThrownBy(() -> Split.of(3, TENTHS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("3 normal samples are too few");
    }

    @Property(tries = 200)
    void groupsStayTogether(
            @ForAll @IntRange(min = 20, max = 500) int count,
            @ForAll @IntRange(min = 5, max = 60) int groups,
            @ForAll long seed) {
        Grouping grouping = Grouping.by("machine", count, i -> "machine " + i % groups);

        Split split = Split.of(count, grouping, TENTHS, seed);

        assertWhole(grouping, count, split.training(), split.validation(), split.calibration());
        assertThat(split.validation().isEmpty()).isFalse();
        assertThat(split.calibration().isEmpty()).isFalse();
        List<BitSet> folds = Split.folds(count, grouping, 4, seed);
        assertWhole(grouping, count, folds.toArray(BitSet[]::new));
    }

    private static void assertWhole(Grouping grouping, int count, BitSet... parts) {
        int[] units = grouping.units(count);
        for (int unit : units) {
            assertThat(
                            Stream.of(parts)
                                    .filter(part -> part.stream().anyMatch(i -> units[i] == unit)))
                    .hasSize(1);
        }
        assertThat(Stream.of(parts).mapToInt(BitSet::cardinality).sum()).isEqualTo(count);
    }

    @Property(tries = 200)
    void foldsAreEqualAsFarAsSamplesStandForThemselves(
            @ForAll @IntRange(min = 2, max = 300) int count,
            @ForAll @IntRange(min = 2, max = 12) int folds,
            @ForAll long seed) {
        List<BitSet> dealt = Split.folds(count, Grouping.AT_RANDOM, folds, seed);

        assertThat(dealt).hasSize(Math.min(folds, count));
        assertThat(dealt)
                .allSatisfy(
                        fold ->
                                assertThat(fold.cardinality())
                                        .isBetween(count / folds, count / folds + 1));
        assertThat(Split.folds(count, Grouping.AT_RANDOM, folds, seed)).isEqualTo(dealt);
    }

    @Test
    void neighboursAreDealtInStretches() {
        Split split = Split.of(400, Grouping.STRETCHES, TENTHS, 3);

        assertThat(split.calibration().cardinality()).isEqualTo(40);
        assertThat(runs(split.calibration())).isLessThanOrEqualTo(4);
        assertThat(Split.folds(400, Grouping.STRETCHES, 10, 3))
                .allSatisfy(fold -> assertThat(runs(fold)).isLessThanOrEqualTo(4));
    }

    private static long runs(BitSet positions) {
        return positions.stream().filter(i -> i == 0 || !positions.get(i - 1)).count();
    }

    @Test
    void stretchesFollowAnOrderOfTheirOwn() {
        int[] backAndForth =
                IntStream.range(0, 100).map(i -> i % 2 * 99 + i / 2 * (1 - i % 2 * 2)).toArray();
        Grouping grouping = new Grouping.Stretches("time", backAndForth); // 0, 99, 1, 98...

        int[] units = grouping.units(100);
        assertThat(units[0]).isEqualTo(units[99]).isEqualTo(units[1]).isZero();
        assertThat(units[49]).isEqualTo(units[50]).isEqualTo(19);
        int[] halves = IntStream.concat(IntStream.range(50, 100), IntStream.range(0, 50)).toArray();
        int[] moved = grouping.at(halves).units(100);
        assertThat(IntStream.range(0, 100).map(i -> moved[i]))
                .containsExactly(
                        IntStream.of(halves).map(i -> units[i]).boxed().toArray(Integer[]::new));
    }

    @Test
    void fewNeighboursAreDealtInShorterStretches() {
        assertThat(Grouping.STRETCHES.units(20))
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9);
        assertThat(Grouping.STRETCHES.units(3)).containsExactly(0, 1, 2);
        assertThat(Split.of(9, Grouping.STRETCHES, TENTHS, 1).training().cardinality())
                .isEqualTo(7);
    }

    @Test
    void oneLargeGroupIsLearnedFromRatherThanHeldOut() {
        Grouping grouping = Grouping.by("host", 100, i -> i < 90 ? "large" : "small " + i);

        Split split = Split.of(100, grouping, TENTHS, 1);

        assertThat(split.training().cardinality()).isGreaterThanOrEqualTo(80);
        assertThat(split.training().get(0)).isTrue();
    }

    @Test
    void whatHasNoGroupStandsForItself() {
        Grouping grouping = Grouping.by("host", Arrays.asList("a", null, "a", null));

        assertThat(grouping.units(4)).containsExactly(0, 1, 0, 2);
        assertThat(grouping.description()).isEqualTo("by host, 3 groups");
    }

    @Test
    void groupsTooFewToHoldAnyOutAreNamed() {
        Grouping one = Grouping.by("host", 50, i -> "the same");

        assertThatThrownBy(() -> Split.of(50, one, TENTHS, 1))
                .hasMessageStartingWith("50 normal samples (dealt by host, 1 group) are too few")
                .hasMessageEndingWith(
                        "3 groups at least to be dealt into parts: more data is needed");
    }
}
