package engram.video;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.video.FrameStore.Stretch;

/**
 * Clips that are assembled when they are read, from frames that outlive it.
 *
 * @param samples of the index, in the order of this store
 */
record ClipStore(Loaded loaded, ClipEncoding encoding, int[] samples) implements SampleStore {

    @Override
    public SampleShape shape() {
        return encoding.shape();
    }

    @Override
    public int size() {
        return samples.length;
    }

    @Override
    public void read(int position, float[] into, int offset) {
        FrameStore frames = loaded.frames();
        Stretch stretch = loaded.stretch(samples[position]);
        int place = loaded.index().places()[samples[position]];
        int count = encoding.shape().frames();
        int first = place - encoding.before();
        byte[] scratch = new byte[frames.shape().size()];
        for (int t = 0; t < count; t++) {
            int at = Windows.at(encoding, first + t, stretch.length());
            byte[] pixels = frames.blocks().read(stretch.block() + at, scratch);
            put(pixels, t, encoding, into, offset);
        }
    }

    /** Writes a frame at its time into a clip: (C, T, H, W). */
    static void put(byte[] pixels, int time, ClipEncoding encoding, float[] into, int offset) {
        SampleShape.Clip shape = encoding.shape();
        int plane = shape.height() * shape.width();
        float[] scaled = SCALES.get(encoding.range());
        for (int c = 0; c < shape.channels(); c++) {
            int to = offset + (c * shape.frames() + time) * plane;
            for (int i = 0, from = c * plane; i < plane; i++, from++) {
                into[to + i] = scaled[pixels[from] & 0xff];
            }
        }
    }

    /** What each of the 256 greys becomes: a clip has a million of them. */
    private static final java.util.EnumMap<PixelRange, float[]> SCALES = scales();

    private static java.util.EnumMap<PixelRange, float[]> scales() {
        java.util.EnumMap<PixelRange, float[]> scales = new java.util.EnumMap<>(PixelRange.class);
        for (PixelRange range : PixelRange.values()) {
            float[] scaled = new float[256];
            for (int grey = 0; grey < scaled.length; grey++) {
                scaled[grey] = range.scale(grey);
            }
            scales.put(range, scaled);
        }
        return scales;
    }

    @Override
    public String id(int position) {
        return loaded.moment(samples[position]).toString();
    }

    @Override
    public Label label(int position) {
        return loaded.label(samples[position]);
    }

    @Override
    public void close() {
        // The frames are the source's, which has them for all its parts.
    }
}
