package engram.images.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersCompareAsNumbers() {
        assertThat(
                        Stream.of(
                                        "10.png", "2.png", "a/10", "a/9", "a b/1", "02.png",
                                        "a10b2", "a10b10", "a")
                                .sorted(NaturalOrder.NUMERIC))
                .containsExactly(
                        "02.png", "2.png", "10.png", "a", "a/9", "a/10", "a b/1", "a10b2",
                        "a10b10");
    }

    @Property(tries = 500)
    void isAnOrder(
            @ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
        NaturalOrder order = NaturalOrder.NUMERIC;
        assertThat(Integer.signum(order.compare(a, b)))
                .isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
        if (order.compare(a, b) < 0 && order.compare(b, c) < 0) {
            assertThat(order.compare(a, c)).isNegative();
        }
    }

    @Provide
    static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("01a/9").ofMaxLength(6);
    }
}
