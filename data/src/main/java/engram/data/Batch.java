package engram.data;

import java.util.Arrays;
import java.util.List;

/**
 * Samples read together, in the order of their source.
 *
 * @param values the encoded samples one after the other: {@code size() * shape.size()} values
 * @param ids what a person calls each sample: a file's path, a row's number
 * @param labels what is known about each sample
 */
public record Batch(float[] values, List<String> ids, List<Label> labels) {

    public Batch {
        if (ids.size() != labels.size()) {
            throw new IllegalArgumentException(
                    ids.size() + " ids for " + labels.size() + " labels");
        }
    }

    public int size() {
        return ids.size();
    }

    /** The samples from {@code from} up to {@code to}, the latter not included. */
    Batch part(int from, int to) {
        if (from == 0 && to == size()) {
            return this;
        }
        int sample = values.length / size();
        return new Batch(
                Arrays.copyOfRange(values, from * sample, to * sample),
                ids.subList(from, to),
                labels.subList(from, to));
    }
}
