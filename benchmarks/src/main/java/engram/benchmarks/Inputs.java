package engram.benchmarks;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Noise of the right shape: what is in the samples does not change how long they take. */
final class Inputs {
    private Inputs() {}

    static Source source(SampleShape shape, int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] samples = new float[count][shape.size()];
        for (float[] sample : samples) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) random.nextDouble();
            }
        }
        return shape instanceof SampleShape.Image image
                ? ArraySource.ofImages(image, samples)
                : ArraySource.ofRows(samples);
    }

    static SampleStore store(SampleShape shape, int count) {
        if (shape instanceof SampleShape.Clip) {
            return new ClipNoise(shape, count);
        }
        Source source = source(shape, count);
        return source.store(source.fit(all(count)), all(count));
    }

    static BitSet all(int count) {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    /** All values of a store, one sample after the other. */
    static float[] values(SampleStore store) {
        int size = store.shape().size();
        float[] values = new float[store.size() * size];
        for (int i = 0; i < store.size(); i++) {
            store.read(i, values, i * size);
        }
        return values;
    }
}
