package engram.video;

import engram.data.SampleShape;
import engram.data.UnusableSettingException;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Judged;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.images.ImageOptions.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How videos are read.
 *
 * @param shape of a clip: colours, how many frames, their height and width
 * @param range where pixel values go
 * @param judged the frame that a clip is a sample of
 * @param stride of each so many frames in a row, one is a sample
 * @param edges what becomes of frames at a video's ends
 * @param skipUnreadable whether to go on without videos that cannot be read, and name them
 */
public record VideoOptions(
        SampleShape.Clip shape,
        PixelRange range,
        Judged judged,
        int stride,
        Edges edges,
        boolean skipUnreadable) {
    private static final int SIDE = 16;
    private static final int LARGEST = 2048;
    private static final int MOST_FRAMES = 256;
    private static final int MOST_STRIDE = 10_000;

    /** What becomes of frames that have not enough neighbours for a whole clip. */
    public enum Edges {
        /** Beyond its ends a video goes on mirrored, so that each frame is a sample. */
        MIRRORED,
        /** They are no samples, as in the papers' protocols. */
        CUT
    }

    public VideoOptions {
        if (shape.height() % SIDE != 0
                || shape.width() % SIDE != 0
                || Math.max(shape.height(), shape.width()) > LARGEST) {
            throw new UnusableSettingException(
                    "frames are resized to multiples of 16 pixels, at most "
                            + LARGEST
                            + ", such as 256x256; not to "
                            + shape.width()
                            + "x"
                            + shape.height());
        }
        if (shape.frames() < 2 || shape.frames() > MOST_FRAMES) {
            throw new UnusableSettingException(
                    "a clip has 2 to " + MOST_FRAMES + " frames, not " + shape.frames());
        }
        if (stride < 1 || stride > MOST_STRIDE) {
            throw new UnusableSettingException(
                    "the stride is 1 to " + MOST_STRIDE + ", not " + stride);
        }
    }

    /**
     * As in the MemAE paper: clips of 16 grey frames of 256x256, in [-1, 1], one for each frame;
     * but to the videos' ends.
     */
    public static VideoOptions defaults() {
        return new VideoOptions(
                new SampleShape.Clip(1, 16, 256, 256),
                PixelRange.SYMMETRIC,
                Judged.MIDDLE,
                1,
                Edges.MIRRORED,
                false);
    }

    /**
     * The standard ones with others put over them: {@code size} (WIDTHxHEIGHT), {@code frames},
     * {@code judged} (middle, last, last-with-start), {@code stride}, {@code colour} (grey, rgb),
     * {@code range} (unit, symmetric) and {@code skipUnreadable}; other names play no part.
     *
     * @throws UnusableSettingException if a value does not fit
     */
    public static VideoOptions of(Map<String, String> settings) {
        VideoOptions standard = defaults();
        SampleShape.Clip shape = standard.shape;
        Size size =
                Optional.ofNullable(settings.get("size"))
                        .map(Size::parse)
                        .orElseGet(() -> new Size(shape.width(), shape.height()));
        int channels = word(settings, "colour", "grey", "rgb").equals("rgb") ? 3 : 1;
        boolean unit = word(settings, "range", "symmetric", "unit").equals("unit");
        String judged = word(settings, "judged", "middle", "last", "last-with-start");
        return new VideoOptions(
                new SampleShape.Clip(
                        channels,
                        number(settings, "frames", shape.frames()),
                        size.height(),
                        size.width()),
                unit ? PixelRange.UNIT : PixelRange.SYMMETRIC,
                Judged.valueOf(judged.toUpperCase(Locale.ROOT).replace('-', '_')),
                number(settings, "stride", standard.stride),
                standard.edges,
                word(settings, "skipUnreadable", "false", "true").equals("true"));
    }

    private static String word(Map<String, String> settings, String name, String... words) {
        String given = settings.getOrDefault(name, words[0]).strip().toLowerCase(Locale.ROOT);
        if (!List.of(words).contains(given)) {
            throw new UnusableSettingException(
                    "data."
                            + name
                            + " of video is "
                            + String.join(" or ", words)
                            + ", not "
                            + given);
        }
        return given;
    }

    private static int number(Map<String, String> settings, String name, int standard) {
        String given = settings.get(name);
        try {
            return given == null ? standard : Integer.parseInt(given.strip());
        } catch (NumberFormatException e) {
            throw new UnusableSettingException("data." + name + " is a whole number, not " + given);
        }
    }

    /** The same in another shape. */
    public VideoOptions withShape(SampleShape.Clip changed) {
        return new VideoOptions(changed, range, judged, stride, edges, skipUnreadable);
    }

    /** The same with another frame judged. */
    public VideoOptions withJudged(Judged changed) {
        return new VideoOptions(shape, range, changed, stride, edges, skipUnreadable);
    }

    /** The same with clips as an encoding has them. */
    public VideoOptions like(ClipEncoding encoding) {
        return new VideoOptions(
                encoding.shape(),
                encoding.range(),
                encoding.judged(),
                stride,
                edges,
                skipUnreadable);
    }

    /** How videos become samples by these options. */
    ClipEncoding encoding() {
        return new ClipEncoding(shape, range, judged);
    }

    /** The same with one sample in so many frames. */
    public VideoOptions withStride(int changed) {
        return new VideoOptions(shape, range, judged, changed, edges, skipUnreadable);
    }

    /** The same with other edges. */
    public VideoOptions withEdges(Edges changed) {
        return new VideoOptions(shape, range, judged, stride, changed, skipUnreadable);
    }

    /** The same, with or without going on where a video cannot be read. */
    public VideoOptions withSkipUnreadable(boolean changed) {
        return new VideoOptions(shape, range, judged, stride, edges, changed);
    }

    /** The shape of one frame. */
    SampleShape.Image frame() {
        return new SampleShape.Image(shape.channels(), shape.height(), shape.width());
    }

    /** What matters again when a detector meets new videos, by the names of {@code data.*}. */
    Map<String, String> settings() {
        return new TreeMap<>(Map.of("video", "true"));
    }
}
