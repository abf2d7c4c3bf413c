package engram.experiments.protocols;

import engram.data.Label;
import engram.data.sources.Source;
import engram.data.splits.Split;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What a source's samples are called and labelled, by position. */
record Labelling(List<String> ids, List<Label> labels) {

    static Labelling of(Source source) {
        return new Labelling(
                IntStream.range(0, source.size()).mapToObj(source::id).toList(),
                IntStream.range(0, source.size()).mapToObj(source::label).toList());
    }

    int size() {
        return labels.size();
    }

    /** The positions with this label, in an order that depends on the seed. */
    int[] shuffled(Label label, long seed) {
        int[] order = Split.shuffled(size(), seed);
        return IntStream.of(order).filter(position -> labels.get(position) == label).toArray();
    }

    /** The first of some positions up to {@code to}, from {@code from} on. */
    static BitSet part(int[] positions, int from, int to) {
        BitSet part = new BitSet();
        IntStream.range(from, to).forEach(i -> part.set(positions[i]));
        return part;
    }
}
