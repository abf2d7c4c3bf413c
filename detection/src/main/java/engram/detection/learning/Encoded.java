package engram.detection.learning;

import engram.data.LeftOut;
import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import java.util.List;

/** Samples in numbers, dealt into parts or folds. */
sealed interface Encoded extends AutoCloseable permits EncodedSplit, EncodedFolds {

    /** How the detector will read samples. */
    Encoding encoding();

    /** All that could be read, of whatever part. */
    SampleStore whole();

    /** Those that are learned from, in their source's order. */
    SampleStore samples();

    /** The samples that are in no part, since they could not be read. */
    default List<LeftOut> leftOut() {
        return whole().leftOut();
    }

    /** Gives them back. */
    @Override
    default void close() {
        whole().close();
    }
}
