package engram.points;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows of which equal ones are worked on once: connections, for one, repeat by the thousand. Rows
 * are taken for equal if their 64-bit digests are.
 *
 * @param values all rows, one after the other
 * @param width of a row
 * @param firsts where each distinct row stands first
 * @param same which of the distinct rows each row is
 */
record DistinctRows(float[] values, int width, int[] firsts, int[] same) {

    static DistinctRows of(float[] values, int count, int width) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] firsts = new int[count];
        int[] same = new int[count];
        for (int i = 0; i < count; i++) {
            long digest = Points.digest(values, i * width, width);
            Integer known = numbers.putIfAbsent(digest, numbers.size());
            same[i] = known == null ? numbers.size() - 1 : known;
            if (known == null) {
                firsts[same[i]] = i;
            }
        }
        return new DistinctRows(values, width, Arrays.copyOf(firsts, numbers.size()), same);
    }

    int count() {
        return firsts.length;
    }

    /** Some of the distinct rows, one after the other. */
    float[] rows(int from, int to) {
        float[] rows = new float[(to - from) * width];
        for (int i = from; i < to; i++) {
            System.arraycopy(values, firsts[i] * width, rows, (i - from) * width, width);
        }
        return rows;
    }
}
