package engram.experiments.protocols;

import engram.data.Batch;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.Samples;
import engram.data.encodings.Encoding;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pictures of several files as one source, file after file. */
final class Pool implements Source {
    private final List<? extends Source> parts;
    private final Grouping grouping;

    /** {@code parts} hold pictures of one shape, whose encoding needs no statistics. */
    Pool(List<? extends Source> parts) {
        // Official files are shuffled, and the papers deal their pictures at random.
        this(parts, Grouping.AT_RANDOM);
    }

    /** With what belongs together over all parts. */
    Pool(List<? extends Source> parts, Grouping grouping) {
        this.parts = List.copyOf(parts);
        this.grouping = grouping;
    }

    @Override
    public String name() {
        return parts.stream().map(Source::name).collect(Collectors.joining(" + "));
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(Source::size).sum();
    }

    /** {@inheritDoc} To learn from, those of each file. */
    @Override
    public Parts parts() {
        return Parts.of(new Pool(parts.stream().map(Source::parts).map(Parts::training).toList()));
    }

    @Override
    public String id(int position) {
        return at(position, Source::id);
    }

    @Override
    public Label label(int position) {
        return at(position, Source::label);
    }

    private interface Question<T> {
        T of(Source part, int position);
    }

    private <T> T at(int position, Question<T> question) {
        int rest = position;
        for (Source part : parts) {
            if (rest < part.size()) {
                return question.of(part, rest);
            }
            rest -= part.size();
        }
        throw new IndexOutOfBoundsException(position);
    }

    @Override
    public Grouping grouping() {
        return grouping;
    }

    @Override
    public Encoding fit(BitSet positions) {
        return parts.get(0).fit(positions);
    }

    @Override
    public Samples encode(Encoding encoding) {
        List<Samples> encoded = parts.stream().map(part -> part.encode(encoding)).toList();
        return new Samples() {
            @Override
            public SampleShape shape() {
                return encoded.get(0).shape();
            }

            @Override
            public SampleReader open() {
                return new Reader(encoded.iterator());
            }
        };
    }

    @Override
    public String fingerprint() {
        return parts.stream().map(Source::fingerprint).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        parts.forEach(Source::close);
    }

    private static final class Reader implements SampleReader {
        private final Iterator<Samples> rest;
        private SampleReader current;
        private final List<LeftOut> leftOut = new ArrayList<>();

        Reader(Iterator<Samples> rest) {
            this.rest = rest;
            this.current = rest.next().open();
        }

        @Override
        public Optional<Batch> next(int maximum) {
            Optional<Batch> batch = current.next(maximum);
            while (batch.isEmpty() && rest.hasNext()) {
                leftOut.addAll(current.leftOut());
                current.close();
                current = rest.next().open();
                batch = current.next(maximum);
            }
            return batch;
        }

        @Override
        public List<LeftOut> leftOut() {
            List<LeftOut> all = new ArrayList<>(leftOut);
            all.addAll(current.leftOut());
            return all;
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
