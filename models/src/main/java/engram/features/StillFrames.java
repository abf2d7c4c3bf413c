package engram.features;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import java.util.Random;

/**
 * Clips of a scene in which nothing moves, as another recording of it would have them. A coder
 * leaves a still picture a few greys beside what it was, another way whenever it begins anew or
 * something has passed: nobody sees that, and yet nothing is stranger to what has learned one
 * picture only. So each block of each frame is a little darker or brighter here.
 *
 * @param clips of which {@link #isStill} is so
 * @param low the value of black: 0 or -1; white is 1
 */
record StillFrames(SampleStore clips, float low) implements SampleStore {
    /** A clip, from which another differs by less than a grey in the mean of pixels. */
    private static final double STILL = 1 / 255.0;

    private static final int COMPARED = 100;

    /** By so much a block differs at most: twice what was seen of H.264 at usual qualities. */
    private static final float COARSE = 6 / 255f;

    /** And a pixel within it. */
    private static final float FINE = 2 / 255f;

    /** In one clip of so many the coder begins anew. */
    private static final int ONCE_IN = 4;

    /** Down, and as many across: at 256x256, of the size in which coders work. */
    private static final int BLOCKS = 16;

    /**
     * Whether nothing moves.
     *
     * @param low the value of black
     */
    static boolean isStill(SampleStore clips, float low) {
        int count = Math.min(COMPARED, clips.size());
        float[] first = new float[clips.shape().size()];
        float[] other = new float[first.length];
        for (int i = 0; i < count; i++) {
            clips.read((int) ((long) i * clips.size() / count), i == 0 ? first : other, 0);
            if (i > 0 && difference(first, other) >= STILL * (1 - low)) {
                return false;
            }
        }
        return count > 0;
    }

    private static double difference(float[] one, float... other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum / one.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        clips.read(position, into, offset);
        SampleShape.Clip shape = (SampleShape.Clip) shape();
        Random random = new Random(position);
        int anew = random.nextInt(ONCE_IN * shape.frames());
        float[] beside = beside(shape, random);
        for (int t = 0; t < shape.frames(); t++) {
            if (t == anew) {
                beside = beside(shape, random);
            }
            for (int c = 0; c < shape.channels(); c++) {
                add(beside, into, offset + (c * shape.frames() + t) * beside.length);
            }
        }
    }

    /** By how much a coder's picture is beside the scene. */
    private float[] beside(SampleShape.Clip shape, Random random) {
        // Good coders leave next to nothing, and what is perfect must be no stranger either.
        float most = (1 - low) * random.nextFloat();
        float[] blocks = new float[BLOCKS * BLOCKS];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = COARSE * (2 * random.nextFloat() - 1);
        }
        float[] beside = new float[shape.height() * shape.width()];
        for (int i = 0; i < beside.length; i++) {
            int row = i / shape.width() * BLOCKS / shape.height();
            int column = i % shape.width() * BLOCKS / shape.width();
            float fine = FINE * (2 * random.nextFloat() - 1);
            beside[i] = most * (blocks[row * BLOCKS + column] + fine);
        }
        return beside;
    }

    private void add(float[] beside, float[] into, int offset) {
        for (int i = 0; i < beside.length; i++) {
            into[offset + i] = Math.max(low, Math.min(1, into[offset + i] + beside[i]));
        }
    }

    @Override
    public SampleShape shape() {
        return clips.shape();
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public String id(int position) {
        return clips.id(position);
    }

    @Override
    public Label label(int position) {
        return clips.label(position);
    }

    @Override
    public void close() {
        clips.close();
    }
}
