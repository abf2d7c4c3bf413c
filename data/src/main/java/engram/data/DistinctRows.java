package engram.data;

import java.util.Arrays;

/**
 * Rows of which equal ones are worked on once: connections, for one, repeat by the thousand.
 *
 * @param values all rows, one after the other
 * @param width of a row
 * @param firsts where each distinct row stands first
 * @param same which of the distinct rows each row is
 */
public record DistinctRows(float[] values, int width, int[] firsts, int[] same) {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /**
     * @param values {@code count} rows, one after the other
     */
    public static DistinctRows of(float[] values, int count, int width) {
        // A power of two that leaves at least half of it free.
        int[] slots = new int[4 * Integer.highestOneBit(Math.max(1, count))];
        int[] firsts = new int[count];
        int[] same = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            int slot = (int) digest(values, i * width, width) & slots.length - 1;
            while (slots[slot] > 0 && !equal(values, firsts[slots[slot] - 1], i, width)) {
                slot = slot + 1 & slots.length - 1;
            }
            if (slots[slot] == 0) {
                firsts[found] = i;
                slots[slot] = ++found;
            }
            same[i] = slots[slot] - 1;
        }
        return new DistinctRows(values, width, Arrays.copyOf(firsts, found), same);
    }

    private static boolean equal(float[] values, int one, int other, int width) {
        return Arrays.equals(
                values, one * width, (one + 1) * width, values, other * width, (other + 1) * width);
    }

    /** Of four parts side by side, as one would wait for each product before the next. */
    private static long digest(float[] values, int offset, int width) {
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        int end = offset + width;
        int i = offset;
        for (; i + 3 < end; i += 4) {
            first = mixed(first, values[i]);
            second = mixed(second, values[i + 1]);
            third = mixed(third, values[i + 2]);
            fourth = mixed(fourth, values[i + 3]);
        }
        for (; i < end; i++) {
            first = mixed(first, values[i]);
        }
        long all = ((first * MIX + second) * MIX + third) * MIX + fourth;
        return all >>> Integer.SIZE ^ all;
    }

    private static long mixed(long digest, float value) {
        return (digest ^ Float.floatToRawIntBits(value)) * MIX;
    }

    /** How many distinct rows there are. */
    public int count() {
        return firsts.length;
    }

    /** The distinct rows, one after the other. */
    public float[] rows() {
        return firsts.length == same.length ? values : rows(0, firsts.length);
    }

    /** Some of the distinct rows, one after the other. */
    public float[] rows(int from, int to) {
        float[] rows = new float[(to - from) * width];
        for (int i = from; i < to; i++) {
            System.arraycopy(values, firsts[i] * width, rows, (i - from) * width, width);
        }
        return rows;
    }

    /** What each row has, from what the distinct rows have. */
    public double[] spread(double... distinct) {
        double[] all = new double[same.length];
        Arrays.setAll(all, i -> distinct[same[i]]);
        return all;
    }
}
