package engram.data.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** From the numbers of deep pictures to greys. */
class LevelsTest {
    private static final Levels CAMERA = new Levels(Depth.BITS_16, 100, 3_871);

    @Property(tries = 200)
    void greysRiseWithNumbersAndStayWithinBounds(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double one,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double other) {
        float low = CAMERA.grey(Math.min(one, other));
        float high = CAMERA.grey(Math.max(one, other));
        assertThat(low).isLessThanOrEqualTo(high).isBetween(-255f, 510f);
    }

    @Test
    void theRangeIsFromBlackToWhite() {
        assertThat(CAMERA.grey(100)).isZero();
        assertThat(CAMERA.grey(3_871)).isEqualTo(255);
        assertThat(CAMERA.grey(65_535)).isEqualTo(510); // a hot pixel, and no more
        assertThat(CAMERA.grey(Double.NaN)).isZero();
        assertThat(CAMERA.grey(Double.POSITIVE_INFINITY)).isEqualTo(510);
        assertThat(CAMERA.describe()).startsWith("values from 100 to 3,871 of ");
        assertThat(new Levels(Depth.BITS_16, 0.25, 0.5).describe()).contains("0.2500 to 0.5000");
    }

    @Test
    void anEmptyRangeIsNone() {
        assertThatThrownBy(() -> new Levels(Depth.BITS_16, 5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 5.0 to 5.0");
        assertThatThrownBy(() -> new Levels(Depth.BITS_8, 0, 255))
                .hasMessageContaining("not 8 bits");
        assertThatThrownBy(() -> new Levels(Depth.BITS_16, 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
