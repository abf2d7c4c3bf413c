package engram.images.files;

import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;

/** A picture in a model's size, from 0 (black) to 255 (white), channel by channel, row by row. */
public sealed interface Pixels {

    /** How much heap it takes. */
    public int bytes();

    /** Writes it as a model sees it. */
    public void scale(PixelRange range, float[] into, int offset);

    /** Of 8 bits, a byte each. */
    public record Bytes(byte[] values) implements Pixels {
        @Override
        public int bytes() {
            return values.length;
        }

        @Override
        public void scale(PixelRange range, float[] into, int offset) {
            for (int i = 0; i < values.length; i++) {
                into[offset + i] = range.scale(values[i] & 0xff);
            }
        }
    }

    /** Of more than 8 bits: between two greys, and beyond black and white, there are others. */
    record Deep(float[] values) implements Pixels {
        @Override
        public int bytes() {
            return values.length * Float.BYTES;
        }

        @Override
        public void scale(PixelRange range, float[] into, int offset) {
            for (int i = 0; i < values.length; i++) {
                into[offset + i] = range.scale(values[i]);
            }
        }
    }

    /** How much heap a picture takes under an encoding. */
    public static int bytes(ImageEncoding encoding) {
        return encoding.shape().size() * (encoding.levels().isPresent() ? Float.BYTES : 1);
    }

    /** Brings a decoded picture to the encoding's size, and upright. */
    public static Pixels of(Resampler.Rows rows, Orientation held, ImageEncoding encoding) {
        float[] stored = Resampler.resample(rows, held.stored(encoding.shape()));
        float[] upright = held.apply(stored, encoding.shape());
        return encoding.levels().isPresent() ? new Deep(upright) : rounded(upright);
    }

    private static Pixels rounded(float[] values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
        }
        return new Bytes(pixels);
    }
}
