package engram.detection;

import engram.data.Encoding;
import engram.data.LeftOut;
import engram.data.SampleStore;
import engram.data.Source;
import engram.data.Split;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts of a split as a model sees them: one encoding, fitted on the part to learn from, and
 * the samples of each part in numbers.
 */
record EncodedSplit(
        Encoding encoding, SampleStore training, SampleStore validation, SampleStore calibration)
        implements AutoCloseable {

    /**
     * Fits and encodes.
     *
     * @throws engram.data.UnreadableDataException if the data cannot be read
     */
    static EncodedSplit of(Source normals, Split split) {
        Encoding encoding = normals.fit(split.training());
        List<SampleStore> stores = new ArrayList<>();
        try {
            for (BitSet part : List.of(split.training(), split.validation(), split.calibration())) {
                stores.add(normals.store(encoding, part));
            }
            return new EncodedSplit(encoding, stores.get(0), stores.get(1), stores.get(2));
        } catch (Throwable e) {
            stores.forEach(SampleStore::close);
            throw e;
        }
    }

    /** The part that errors on new normal samples can best be known from. */
    SampleStore leastLearned() {
        return calibration.size() > 0 ? calibration : validation.size() > 0 ? validation : training;
    }

    /** The samples that are in no part, since they could not be read. */
    List<LeftOut> leftOut() {
        return Stream.of(training, validation, calibration)
                .map(SampleStore::leftOut)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        training.close();
        validation.close();
        calibration.close();
    }
}
