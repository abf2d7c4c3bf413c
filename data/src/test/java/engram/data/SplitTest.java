package engram.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Property(tries = 200)
    void partsAreDisjointAndCoverEverything(
            @ForAll @IntRange(min = 10, max = 2000) int count,
            @ForAll @DoubleRange(max = 0.3) double validation,
            @ForAll @DoubleRange(max = 0.3) double calibration,
            @ForAll long seed) {
        Split split = Split.of(count, validation, calibration, seed);

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
        assertThat(Split.of(count, validation, calibration, seed)).isEqualTo(split);
    }

    @Property(tries = 100)
    void shufflingPermutes(@ForAll @IntRange(max = 500) int count, @ForAll long seed) {
        assertThat(IntStream.of(Split.shuffled(count, seed)).sorted())
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void seedsGiveDifferentSplits() {
        assertThat(Split.of(100, 0.1, 0.1, 1)).isNotEqualTo(Split.of(100, 0.1, 0.1, 2));
    }

    @Test
    void refusesTooFewSamplesInPlainWords() {
        assertThatThrownBy(() -> Split.of(3, 0.1, 0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("3 normal samples are too few");
    }
}
