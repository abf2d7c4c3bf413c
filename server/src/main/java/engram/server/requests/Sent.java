package engram.server.requests;

import java.util.Arrays;
import java.util.List;

/**
 * The samples of a request, encoded.
 *
 * @param ids what to call each
 * @param values one sample after the other
 * @param notes what whoever sent them should know of how they were taken
 */
public record Sent(List<String> ids, float[] values, List<String> notes) {

    /** Samples of which there is nothing to say. */
    public Sent(List<String> ids, float[] values) {
        this(ids, values, List.of());
    }

    public int size() {
        return ids.size();
    }

    /** The samples from {@code from} up to {@code to}, the latter not included. */
    public Sent part(int from, int to) {
        int each = values.length / size();
        return new Sent(
                ids.subList(from, to), Arrays.copyOfRange(values, from * each, to * each), notes);
    }
}
