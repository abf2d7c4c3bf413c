package engram.data;

import java.util.BitSet;

/** Where samples are kept for reading in any order. */
public final class SampleStores {
    private SampleStores() {}

    /** Reads {@code samples} once and keeps those at {@code positions}. */
    public static SampleStore collect(Samples samples, BitSet positions) {
        throw new UnsupportedOperationException(samples + " " + positions);
    }
}
