package engram.data.splits;

import engram.data.Counted;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which samples of a source belong together: pictures of one part, rows of one host, clips of one
 * video. Every split keeps them on one side, since a model knows the others of a group that it has
 * learned some of, and would promise fewer false alarms than it gives.
 */
public sealed interface Grouping {

    /** As many stretches as a split is made of, where there are samples enough. */
    int MOST_STRETCHES = 40;

    /** Shorter stretches than this would hardly keep neighbours together. */
    int SHORTEST_STRETCH = 5;

    /** So many there are even where they are then shorter, so that there is something to deal. */
    int FEWEST_STRETCHES = 10;

    /** Every sample stands for itself. */
    Grouping AT_RANDOM = new AtRandom();

    /** Neighbours in the source's own order belong together, and nothing says where one ends. */
    Grouping STRETCHES = new Stretches("the order of names", new int[0]);

    /** Samples that have nothing to do with one another. */
    record AtRandom() implements Grouping {
        @Override
        public int[] units(int count) {
            return IntStream.range(0, count).toArray();
        }

        @Override
        public Grouping at(int[] positions) {
            return this;
        }

        @Override
        public String description() {
            return "at random";
        }
    }

    /**
     * Samples of which neighbours belong together: files are often one part after the other, each
     * under several lights.
     *
     * @param by what orders them, for a sentence
     * @param order the positions in that order; empty for the source's own
     */
    record Stretches(String by, int[] order) implements Grouping {
        @Override
        public int[] units(int count) {
            int fewest = Math.min(FEWEST_STRETCHES, count);
            int stretches = Math.max(fewest, Math.min(MOST_STRETCHES, count / SHORTEST_STRETCH));
            int[] units = new int[count];
            for (int i = 0; i < count; i++) {
                units[order.length == 0 ? i : order[i]] = (int) ((long) i * stretches / count);
            }
            return units;
        }

        @Override
        public Grouping at(int[] positions) {
            if (order.length == 0) {
                return this;
            }
            int[] ranks = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                ranks[order[i]] = i;
            }
            int[] sorted =
                    IntStream.range(0, positions.length)
                            .boxed()
                            .sorted(
                                    (a, b) ->
                                            Integer.compare(
                                                    ranks[positions[a]], ranks[positions[b]]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            return new Stretches(by, sorted);
        }

        @Override
        public String description() {
            return "in stretches, by " + by;
        }
    }

    /**
     * Samples that are known to belong together.
     *
     * @param by what tells, for a sentence
     * @param of the number of each sample's group
     */
    record Groups(String by, int[] of) implements Grouping {
        @Override
        public int[] units(int count) {
            if (count != of.length) {
                throw new IllegalArgumentException(
                        of.length + " samples are grouped, not " + count);
            }
            return of.clone();
        }

        @Override
        public Grouping at(int[] positions) {
            return new Groups(by, Arrays.stream(positions).map(i -> of[i]).toArray());
        }

        /** How many groups there are. */
        public int count() {
            return (int) Arrays.stream(of).distinct().count();
        }

        @Override
        public String description() {
            return "by " + by + ", " + Counted.of(count(), "group");
        }
    }

    /**
     * The number of the unit that each sample belongs to. A split deals whole units.
     *
     * @param count how many samples there are
     */
    int[] units(int count);

    /** The same of these samples alone, in this order. */
    Grouping at(int[] positions);

    /** How samples are dealt, for a sentence: "at random". */
    String description();

    /**
     * Samples with equal keys belong together; one without a key stands for itself.
     *
     * @param by what tells, for a sentence
     * @param key of the sample at a position; may be null
     */
    static Grouping by(String by, int count, IntFunction<String> key) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] of = new int[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            String name = key.apply(i);
            Integer known = name == null ? null : numbers.get(name);
            if (known == null) {
                known = next++;
                if (name != null) {
                    numbers.put(name, known);
                }
            }
            of[i] = known;
        }
        return new Groups(by, of);
    }

    /** The same of keys in a list. */
    static Grouping by(String by, List<String> keys) {
        return by(by, keys.size(), keys::get);
    }
}
