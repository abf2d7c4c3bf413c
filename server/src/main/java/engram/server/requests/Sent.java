package engram.server.requests;

import java.util.Arrays;
import java.util.List;

/**
 * The samples of a request, encoded.
 *
 * @param ids what to call each
 * @param values one sample after the other
 */
public record Sent(List<String> ids, float[] values) {

    public int size() {
        return ids.size();
    }

    /** The samples from {@code from} up to {@code to}, the latter not included. */
    public Sent part(int from, int to) {
        int each = values.length / size();
        return new Sent(ids.subList(from, to), Arrays.copyOfRange(values, from * each, to * each));
    }
}
