package engram.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistinctRowsTest {

    @Property(tries = 100)
    void areThoseOfAPlainTwin(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 9) int width) {
        Random random = new Random(seed);
        float[] values = new float[count * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) - 1;
        }
        List<List<Float>> expected = new ArrayList<>();
        int[] same = new int[count];
        for (int i = 0; i < count; i++) {
            List<Float> row = row(values, i, width);
            if (!expected.contains(row)) {
                expected.add(row);
            }
            same[i] = expected.indexOf(row);
        }

        DistinctRows distinct = DistinctRows.of(values, count, width);

        assertThat(distinct.same()).isEqualTo(same);
        assertThat(distinct.count()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(row(distinct.rows(), i, width)).isEqualTo(expected.get(i));
        }
    }

    private static List<Float> row(float[] values, int row, int width) {
        return IntStream.range(row * width, (row + 1) * width).mapToObj(i -> values[i]).toList();
    }

    @Test
    void whatTheDistinctHaveAllHave() {
        DistinctRows distinct = DistinctRows.of(new float[] {3, 5, 3, 3}, 4, 1);
        assertThat(distinct.spread(.5, 7)).containsExactly(.5, 7, .5, .5);
    }

    /** Rows that are words differ in few bits, which the digest must not lose. */
    @Test
    void rowsOfZerosAndOnesAreToldApart() {
        int width = 64;
        float[] values = new float[width * width];
        for (int i = 0; i < width; i++) {
            values[i * width + i] = 1;
        }
        DistinctRows distinct = DistinctRows.of(values, width, width);
        assertThat(distinct.count()).isEqualTo(width);
        assertThat(Arrays.stream(distinct.same()).distinct().count()).isEqualTo(width);
    }
}
