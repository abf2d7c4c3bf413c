package engram.data.encodings;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.util.Optional;

/**
 * Each frame of a clip is resized to the height and width of {@code shape}, made grey or colour as
 * its channels say, and its values put into {@code range}. A clip's values stand channel by
 * channel, within a channel frame by frame, within a frame row by row: (C, T, H, W).
 *
 * @param judged the frame that a clip is a sample of; {@link Judged#MIDDLE} where a detector's file
 *     does not say
 * @param camera what the videos that were learned from are like; empty where nobody said
 */
public record ClipEncoding(
        SampleShape.Clip shape, PixelRange range, Judged judged, Optional<Camera> camera)
        implements Encoding {

    /**
     * What videos are like before their frames are resized.
     *
     * @param rate frames a second; 0 where they tell no time
     * @param coloured whether a frame shows more than greys; looked for where colours are seen
     * @param background what stands still before it; empty where it does not stand still itself, or
     *     a detector of before does not know
     * @param change the least that the picture changed in five seconds: what two thirds of its
     *     changes within a quarter of a second did not exceed, the mean of pixels, in greys; empty
     *     where nobody knows
     */
    public record Camera(
            double rate,
            int width,
            int height,
            boolean coloured,
            Optional<Background> background,
            Optional<Double> change) {

        public Camera {
            background = background == null ? Optional.empty() : background;
            change = change == null ? Optional.empty() : change;
        }

        /** Of which nobody knows what stands still before it. */
        public Camera(double rate, int width, int height, boolean coloured) {
            this(rate, width, height, coloured, Optional.empty(), Optional.empty());
        }
    }

    /** Which frame of a clip the clip is a sample of. */
    public enum Judged {
        /**
         * The one with half of the frames before it: where the MemAE authors' evaluation puts a
         * clip's score. Of 16 frames, 8 are before it and 7 after.
         */
        MIDDLE,
        /** The last, which is judged as soon as it is there. */
        LAST,
        /**
         * The same, where the clip of a video's very first frame begins with one of those that
         * follow: else nobody could tell it from a scene in which nothing moves.
         */
        LAST_WITH_START;

        /** How many frames of a clip are before it. */
        public int before(int frames) {
            return this == MIDDLE ? frames / 2 : frames - 1;
        }

        /** How many frames of a clip are after it. */
        public int after(int frames) {
            return frames - 1 - before(frames);
        }
    }

    /** In shorter ones, what a video's first clip begins with would seem to be motion. */
    private static final int LONG = 8;

    public ClipEncoding {
        judged = judged == null ? Judged.MIDDLE : judged;
        camera = Optional.ofNullable(camera).flatMap(known -> known);
    }

    /** Of videos of which nothing is known. */
    public ClipEncoding(SampleShape.Clip shape, PixelRange range, Judged judged) {
        this(shape, range, judged, Optional.empty());
    }

    /** The same, learned from such videos. */
    public ClipEncoding of(Camera known) {
        return new ClipEncoding(shape, range, judged, Optional.of(known));
    }

    /** How many frames of a clip are before the one that it is a sample of. */
    public int before() {
        return judged.before(shape.frames());
    }

    /** How many frames of a clip are after the one that it is a sample of. */
    public int after() {
        return judged.after(shape.frames());
    }

    /** Whether a video's first clip shows that it is the first. */
    public boolean showsStart() {
        return judged == Judged.LAST_WITH_START && shape.frames() >= LONG;
    }

    /** How a single frame becomes numbers: (C, H, W). */
    public ImageEncoding frame() {
        return new ImageEncoding(
                new SampleShape.Image(shape.channels(), shape.height(), shape.width()), range);
    }

    @Override
    public Optional<PixelRange> pixels() {
        return Optional.of(range);
    }
}
