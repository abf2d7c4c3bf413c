package engram.spark;

import engram.data.Label;
import engram.data.Samples;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.tables.Table;
import java.util.BitSet;
import java.util.Map;

/** Some rows of a table, under the encoding that all of its rows gave. */
record SampledTable(Table some, TableEncoding encoding) implements Source {

    @Override
    public String name() {
        return some.name();
    }

    @Override
    public Map<String, String> settings() {
        return some.settings();
    }

    @Override
    public int size() {
        return some.size();
    }

    /** All of them are normal: others were not drawn. */
    @Override
    public Parts parts() {
        return Parts.of(this);
    }

    @Override
    public String id(int position) {
        return some.id(position);
    }

    @Override
    public Label label(int position) {
        return some.label(position);
    }

    @Override
    public Grouping grouping() {
        return Grouping.AT_RANDOM;
    }

    @Override
    public TableEncoding fit(BitSet positions) {
        return encoding;
    }

    @Override
    public Samples encode(Encoding other) {
        return some.encode(other);
    }

    @Override
    public String fingerprint() {
        return some.fingerprint();
    }
}
