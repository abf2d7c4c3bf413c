package engram.detection.learning;

import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import engram.data.encodings.Reencoding;
import engram.data.sources.Source;
import engram.data.splits.Split;
import java.util.BitSet;

/**
 * The parts of a split as a model sees them: one encoding, fitted on the part to learn from, and
 * the samples of each part in numbers.
 *
 * @param whole all of them, read in one walk; the parts are views of it
 */
record EncodedSplit(
        Encoding encoding,
        SampleStore whole,
        SampleStore training,
        SampleStore validation,
        SampleStore calibration)
        implements Encoded {

    /**
     * Fits and encodes.
     *
     * @throws engram.data.UnreadableDataException if the data cannot be read
     */
    static EncodedSplit of(Source normals, Split split) {
        Encoding encoding = normals.fit(split.training());
        BitSet all = (BitSet) split.training().clone();
        all.or(split.validation());
        all.or(split.calibration());
        SampleStore whole = normals.store(encoding, all);
        try {
            int[] stored = EncodedFolds.stored(normals, whole, all);
            return new EncodedSplit(
                    encoding,
                    whole,
                    EncodedFolds.part(whole, stored, split.training(), Reencoding.NONE),
                    EncodedFolds.part(whole, stored, split.validation(), Reencoding.NONE),
                    EncodedFolds.part(whole, stored, split.calibration(), Reencoding.NONE));
        } catch (Throwable e) {
            whole.close();
            throw e;
        }
    }

    /** The part that errors on new normal samples can best be known from. */
    SampleStore leastLearned() {
        return calibration.size() > 0 ? calibration : validation.size() > 0 ? validation : training;
    }

    @Override
    public SampleStore samples() {
        return training;
    }
}
