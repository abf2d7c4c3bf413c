package engram.detection;

import engram.data.Batch;
import engram.data.Given;
import engram.data.LeftOut;
import engram.data.Prefetch;
import engram.data.SampleReader;
import engram.data.Samples;
import engram.data.ShapeMismatchException;
import engram.data.encodings.Encoding;
import engram.data.sources.Source;
import java.util.List;
import java.util.function.Consumer;

/**
 * The walk over samples in batches of a size that suits them.
 *
 * @param encoding how samples become numbers
 */
record Walk(Encoding encoding) {
    private static final int VALUES_AT_ONCE = 1 << 20;
    private static final int MOST_AT_ONCE = 4096;

    /**
     * Over all samples of a source, in its order. They are read and encoded ahead on another
     * thread.
     *
     * @return the unreadable samples that were left out
     */
    List<LeftOut> over(Source source, Consumer<Batch> consumer) {
        SampleReader opened = opened(Given.some(source, "a source of samples").encode(encoding));
        try (SampleReader reader = Prefetch.of(opened, samplesAtOnce())) {
            forEach(reader, consumer);
            return reader.leftOut();
        }
    }

    /**
     * Over samples that are encoded already, read on this thread.
     *
     * @return the unreadable samples that were left out
     */
    List<LeftOut> over(Samples samples, Consumer<Batch> consumer) {
        try (SampleReader reader = opened(samples)) {
            forEach(reader, consumer);
            return reader.leftOut();
        }
    }

    private SampleReader opened(Samples samples) {
        if (!Given.some(samples, "samples").shape().equals(encoding.shape())) {
            throw new ShapeMismatchException(encoding.shape(), samples.shape());
        }
        return samples.open();
    }

    private void forEach(SampleReader reader, Consumer<Batch> consumer) {
        int atOnce = samplesAtOnce();
        for (var next = reader.next(atOnce); next.isPresent(); next = reader.next(atOnce)) {
            consumer.accept(next.get());
        }
    }

    int samplesAtOnce() {
        return Math.max(1, Math.min(MOST_AT_ONCE, VALUES_AT_ONCE / encoding.shape().size()));
    }
}
