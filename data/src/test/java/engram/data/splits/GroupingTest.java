package engram.data.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who belongs together, and the units that a split deals whole. */
class GroupingTest {

    @Property(tries = 100)
    void stretchesAreNeighboursOfAboutOneLength(@ForAll @IntRange(min = 1, max = 3000) int count) {
        int[] units = Grouping.STRETCHES.units(count);
        int[] sizes = new int[units[count - 1] + 1];
        for (int i = 0; i < count; i++) {
            assertThat(units[i] - (i == 0 ? 0 : units[i - 1])).isBetween(0, 1);
            sizes[units[i]]++;
        }
        int shortest = Arrays.stream(sizes).min().orElseThrow();
        int longest = Arrays.stream(sizes).max().orElseThrow();
        assertThat(longest - shortest).isLessThanOrEqualTo(1);
        assertThat(sizes.length)
                .isBetween(Math.min(count, Grouping.FEWEST_STRETCHES), Grouping.MOST_STRETCHES);
    }

    @Test
    void stretchesFollowTheOrderThatIsGiven() {
        int[] backwards = IntStream.range(0, 100).map(i -> 99 - i).toArray();
        Grouping grouping = new Grouping.Stretches("time", backwards);
        int[] units = grouping.units(100);
        assertThat(units[99]).isZero();
        assertThat(units[0]).isEqualTo(units[4]).isEqualTo(19);
        assertThat(grouping.description()).isEqualTo("in stretches, by time");

        int[] some = grouping.at(new int[] {10, 50, 30}).units(3);
        assertThat(some).containsExactly(2, 0, 1); // the latest position is the first in time
        assertThat(Grouping.STRETCHES.at(new int[] {7})).isSameAs(Grouping.STRETCHES);
    }

    @Test
    void equalKeysAreOneGroupAndNoKeyIsNone() {
        Grouping grouping = Grouping.by("host", Arrays.asList("a", null, "b", "a", null));
        assertThat(grouping.units(5)).containsExactly(0, 1, 2, 0, 3);
        assertThat(grouping.description()).isEqualTo("by host, 4 groups");
        assertThat(grouping.at(new int[] {3, 2}).units(2)).containsExactly(0, 2);
        assertThatThrownBy(() -> grouping.units(6)).hasMessage("5 samples are grouped, not 6");
    }

    @Test
    void unitsHoldTheirSamplesAlsoWhereNumbersAreMissing() {
        Units units = Units.of(new int[] {7, 2, 7, 7, 2, 9}, 1);
        assertThat(units.count()).isEqualTo(3);
        List<Integer> bySize = units.bySize();
        assertThat(bySize.stream().map(units::size)).containsExactly(3, 2, 1);
        BitSet largest = new BitSet();
        units.addTo(largest, bySize.get(0));
        assertThat(largest.stream()).containsExactly(0, 2, 3);
        assertThat(Units.of(new int[0], 1).count()).isZero();
    }
}
