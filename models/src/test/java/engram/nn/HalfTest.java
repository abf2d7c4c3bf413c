package engram.nn;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class HalfTest {

    @Test
    void everyHalfThatIsANumberComesBack() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float value = Half.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Half.of(value)).isEqualTo((short) bits);
            }
        }
    }

    @Property
    void roundsToTheNearest(@ForAll @FloatRange(min = -65519, max = 65519) float value) {
        short half = Half.of(value);
        double off = Math.abs(Half.toFloat(half) - (double) value);

        for (int neighbour : new int[] {half - 1, half + 1}) {
            double other = Half.toFloat((short) neighbour);
            if (Double.isFinite(other)) {
                assertThat(off).isLessThanOrEqualTo(Math.abs(other - value));
            }
        }
    }

    @Test
    void whatIsTooLargeBecomesInfinite() {
        assertThat(Half.round(70_000f)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Half.round(-70_000f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Half.round(Float.NaN)).isNaN();
    }
}
