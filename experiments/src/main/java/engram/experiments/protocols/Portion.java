package engram.experiments.protocols;

import engram.data.Batch;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.encodings.Encoding;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Some samples of a source, in its order, chosen by a protocol; to learn from, all of them count as
 * normal. Closing it leaves the whole open.
 */
final class Portion implements Source {
    private final Source whole;
    private final int[] positions;

    Portion(Source whole, BitSet positions) {
        this.whole = whole;
        this.positions = positions.stream().toArray();
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public Parts parts() {
        return Parts.of(this);
    }

    @Override
    public String id(int position) {
        return whole.id(positions[position]);
    }

    @Override
    public Label label(int position) {
        return whole.label(positions[position]);
    }

    @Override
    public Grouping grouping() {
        return whole.grouping().at(positions);
    }

    /**
     * Of the whole, known once for all portions. What is fitted on a portion may be narrower, by
     * categories that it lacks; default settings do not depend on that.
     */
    @Override
    public SampleShape shape() {
        return whole.shape();
    }

    @Override
    public Encoding fit(BitSet chosen) {
        return whole.fit(inWhole(chosen));
    }

    @Override
    public SampleStore store(Encoding encoding, BitSet chosen) {
        return whole.store(encoding, inWhole(chosen));
    }

    private BitSet inWhole(BitSet chosen) {
        BitSet shifted = new BitSet();
        chosen.stream().forEach(position -> shifted.set(positions[position]));
        return shifted;
    }

    @Override
    public Samples encode(Encoding encoding) {
        Samples all = whole.encode(encoding);
        return new Samples() {
            @Override
            public SampleShape shape() {
                return all.shape();
            }

            @Override
            public SampleReader open() {
                return new Reader(all.open());
            }
        };
    }

    /** Of the whole: a protocol and a seed say which part of it this is. */
    @Override
    public String fingerprint() {
        return whole.fingerprint();
    }

    private final class Reader implements SampleReader {
        private final SampleReader all;
        private int read;
        private int passed;

        Reader(SampleReader all) {
            this.all = all;
        }

        @Override
        public Optional<Batch> next(int maximum) {
            while (passed < positions.length) {
                Optional<Batch> batch = all.next(maximum);
                if (batch.isEmpty()) {
                    return Optional.empty();
                }
                // A batch without a chosen sample is no end: what follows may have some.
                Batch chosen = chosen(batch.get());
                if (chosen.size() > 0) {
                    return Optional.of(chosen);
                }
            }
            return Optional.empty();
        }

        private Batch chosen(Batch batch) {
            int end = read + batch.size();
            int from = passed;
            while (passed < positions.length && positions[passed] < end) {
                passed++;
            }
            // Of values and not of the shape: an encoding may have fewer columns than the whole.
            int size = batch.values().length / batch.size();
            float[] values = new float[(passed - from) * size];
            List<String> ids = new ArrayList<>();
            List<Label> labels = new ArrayList<>();
            for (int i = from; i < passed; i++) {
                int at = positions[i] - read;
                System.arraycopy(batch.values(), at * size, values, (i - from) * size, size);
                ids.add(batch.ids().get(at));
                labels.add(batch.labels().get(at));
            }
            read = end;
            return new Batch(values, ids, labels);
        }

        @Override
        public List<LeftOut> leftOut() {
            return all.leftOut();
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
