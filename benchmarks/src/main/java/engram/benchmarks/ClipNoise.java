package engram.benchmarks;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import java.util.SplittableRandom;

/** Clips of noise, made when they are read: each would be megabytes. */
record ClipNoise(SampleShape shape, int size) implements SampleStore {

    @Override
    public void read(int position, float[] into, int offset) {
        SplittableRandom random = new SplittableRandom(position);
        for (int i = 0; i < shape.size(); i++) {
            into[offset + i] = (float) random.nextDouble();
        }
    }

    @Override
    public String id(int position) {
        return Integer.toString(position);
    }

    @Override
    public Label label(int position) {
        return Label.NORMAL;
    }

    @Override
    public void close() {}
}
