package engram.features;

import engram.data.SampleStore;
import engram.features.extraction.Looking;
import java.util.stream.IntStream;

/**
 * Training samples and how they are looked at.
 *
 * @param numbers of the samples' folds
 */
record Looked(SampleStore training, Looking looking, int[] numbers) {

    int[] ofFold(int fold) {
        return IntStream.range(0, numbers.length).filter(i -> numbers[i] == fold).toArray();
    }

    /** What a sample consists of. */
    float[] values(int sample) {
        float[] values = new float[training.shape().size()];
        training.read(sample, values, 0);
        return values;
    }
}
