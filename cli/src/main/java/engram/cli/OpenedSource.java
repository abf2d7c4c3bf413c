package engram.cli;

import engram.data.Encoding;
import engram.data.Grouping;
import engram.data.Label;
import engram.data.Parts;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Samples;
import engram.data.Source;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source that knows how it was opened, and counts the unreadable samples which the stores made
 * from it left out.
 */
final class OpenedSource implements Source {
    private final Source source;
    private final Map<String, String> settings;
    private final AtomicLong skipped;

    OpenedSource(Source source, Map<String, String> settings) {
        this(source, settings, new AtomicLong());
    }

    private OpenedSource(Source source, Map<String, String> settings, AtomicLong skipped) {
        this.source = source;
        this.settings = settings;
        this.skipped = skipped;
    }

    long skipped() {
        return skipped.get();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Parts parts() {
        Parts parts = source.parts();
        return new Parts(
                new OpenedSource(parts.training(), settings, skipped),
                parts.test().map(test -> new OpenedSource(test, settings, skipped)));
    }

    @Override
    public String id(int position) {
        return source.id(position);
    }

    @Override
    public Label label(int position) {
        return source.label(position);
    }

    @Override
    public Grouping grouping() {
        return source.grouping();
    }

    @Override
    public Encoding fit(BitSet positions) {
        return source.fit(positions);
    }

    @Override
    public SampleShape shape() {
        return source.shape();
    }

    @Override
    public Samples encode(Encoding encoding) {
        return source.encode(encoding);
    }

    @Override
    public SampleStore store(Encoding encoding, BitSet positions) {
        SampleStore store = source.store(encoding, positions);
        skipped.addAndGet(store.leftOut().size());
        return store;
    }

    @Override
    public List<String> remarks() {
        return source.remarks();
    }

    @Override
    public String fingerprint() {
        return source.fingerprint();
    }

    @Override
    public void close() {
        source.close();
    }
}
