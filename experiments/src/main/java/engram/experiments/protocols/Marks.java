package engram.experiments.protocols;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.Source;
import engram.data.Split;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a source's samples are called and labelled, by position. */
record Marks(List<String> ids, List<Label> labels) {
    private static final int AT_ONCE = 4096;

    static Marks of(Source source) {
        List<String> ids = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        read(
                source,
                batch -> {
                    ids.addAll(batch.ids());
                    labels.addAll(batch.labels());
                });
        return new Marks(ids, labels);
    }

    private static void read(Source source, Consumer<Batch> consumer) {
        BitSet all = new BitSet();
        all.set(0, source.size());
        try (SampleReader reader = source.encode(source.fit(all)).open()) {
            for (var next = reader.next(AT_ONCE); next.isPresent(); next = reader.next(AT_ONCE)) {
                consumer.accept(next.get());
            }
        }
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
