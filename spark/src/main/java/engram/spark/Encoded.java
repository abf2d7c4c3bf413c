package engram.spark;

import engram.data.Batch;
import engram.data.Label;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.Samples;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Samples of some rows.
 *
 * @param shape of a sample
 * @param values of those that could be read, one after the other
 * @param problems by the row's position, why a sample could not be read
 */
record Encoded(SampleShape shape, float[] values, Map<Integer, String> problems)
        implements Samples {

    int size() {
        return values.length / shape.size();
    }

    float[] sample(int position) {
        int size = shape.size();
        return Arrays.copyOfRange(values, position * size, (position + 1) * size);
    }

    /** One batch: there are no more rows than are judged together. */
    @Override
    public SampleReader open() {
        Batch all =
                new Batch(
                        values,
                        Collections.nCopies(size(), ""),
                        Collections.nCopies(size(), Label.UNKNOWN));
        return new SampleReader() {
            private boolean read = size() == 0;

            @Override
            public Optional<Batch> next(int maximum) {
                if (read) {
                    return Optional.empty();
                }
                read = true;
                return Optional.of(all);
            }

            @Override
            public void close() {}
        };
    }
}
