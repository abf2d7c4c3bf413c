package engram.data.splits;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a split deals whole, in random order: samples one by one, or with all that belongs to them.
 *
 * @param members the samples' positions, unit by unit
 * @param starts where in {@code members} each unit begins, and where the last one ends
 * @param order of the units
 */
record Units(int[] members, int[] starts, int[] order) {

    static Units of(int[] unitOf, long seed) {
        int[] numbers = consecutive(unitOf);
        int units = Arrays.stream(numbers).max().orElse(-1) + 1;
        int[] starts = new int[units + 1];
        for (int unit : numbers) {
            starts[unit + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] members = new int[numbers.length];
        for (int position = 0; position < numbers.length; position++) {
            members[next[numbers[position]]++] = position;
        }
        return new Units(members, starts, Split.shuffled(units, seed));
    }

    /** Of some samples of a whole, groups may be missing. */
    private static int[] consecutive(int[] unitOf) {
        int[] present = Arrays.stream(unitOf).sorted().distinct().toArray();
        return present.length == 0 || present[present.length - 1] == present.length - 1
                ? unitOf
                : Arrays.stream(unitOf).map(unit -> Arrays.binarySearch(present, unit)).toArray();
    }

    int count() {
        return order.length;
    }

    int size(int unit) {
        return starts[unit + 1] - starts[unit];
    }

    void addTo(BitSet samples, int unit) {
        for (int i = starts[unit]; i < starts[unit + 1]; i++) {
            samples.set(members[i]);
        }
    }

    /** The largest first, equal ones in random order. */
    List<Integer> bySize() {
        return IntStream.of(order)
                .boxed()
                .sorted(Comparator.comparingInt((Integer unit) -> size(unit)).reversed())
                .toList();
    }
}
