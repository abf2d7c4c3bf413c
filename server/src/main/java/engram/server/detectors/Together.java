package engram.server.detectors;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.Samples;
import engram.server.requests.Sent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The samples of several requests as one. */
record Together(SampleShape shape, List<Sent> requests) implements Samples {

    @Override
    public SampleReader open() {
        List<String> ids = new ArrayList<>();
        requests.forEach(sent -> ids.addAll(sent.ids()));
        float[] values = new float[ids.size() * shape.size()];
        int next = 0;
        for (Sent sent : requests) {
            System.arraycopy(sent.values(), 0, values, next, sent.values().length);
            next += sent.values().length;
        }
        return new Reader(new Sent(ids, values));
    }

    private static final class Reader implements SampleReader {
        private final Sent all;
        private int position;

        Reader(Sent all) {
            this.all = all;
        }

        @Override
        public Optional<Batch> next(int maximum) {
            int to = Math.min(all.size(), position + maximum);
            if (to == position) {
                return Optional.empty();
            }
            Sent part = to - position == all.size() ? all : all.part(position, to);
            position = to;
            List<Label> labels = Collections.nCopies(part.size(), Label.UNKNOWN);
            return Optional.of(new Batch(part.values(), part.ids(), labels));
        }

        @Override
        public void close() {}
    }
}
