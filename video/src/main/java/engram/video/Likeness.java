package engram.video;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Camera;
import engram.images.ImageOptions.Size;
import engram.video.frames.Footage;
import engram.video.frames.LiveStream;
import engram.video.frames.VideoFrame;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a video is unlike those that a detector learned from. What moves is judged by how far it gets
 * between frames: of a video with a multiple of the frames a second, as many are taken as were
 * learned from. Frames that are not there cannot be made.
 */
final class Likeness {
    /** Shares by which rates and shapes of pictures may differ without a word. */
    private static final double LITTLE = 0.1;

    private final List<String> differences = new ArrayList<>();

    /** Frames are taken at least so far apart; 0 where all are. */
    private double apart;

    private double last = Double.NaN;

    private Likeness() {}

    /**
     * @param encoding the detector's
     * @param first the video's first frames
     */
    static Likeness of(ClipEncoding encoding, Footage footage, List<VideoFrame> first) {
        Likeness likeness = new Likeness();
        encoding.camera()
                .ifPresent(
                        learned -> {
                            if (footage.isTimed()) {
                                likeness.rates(learned.rate(), rate(first));
                            }
                            likeness.sizes(learned, size(footage), encoding.shape());
                            if (encoding.shape().channels() == 3) {
                                likeness.colours(learned, first);
                            }
                        });
        return likeness;
    }

    /** Frames a second, from when they are; 0 where that does not tell. */
    static double rate(List<VideoFrame> frames) {
        double[] seconds = frames.stream().mapToDouble(VideoFrame::seconds).toArray();
        return FrameStore.rate(seconds);
    }

    /** Of what is live, one would have to connect once more to know. */
    private static Optional<Size> size(Footage footage) {
        return footage instanceof LiveStream ? Optional.empty() : Optional.of(footage.size());
    }

    private void rates(double learned, double rate) {
        if (!(learned > 0 && rate > 0)) {
            return;
        }
        long every = Math.max(1, Math.round(rate / learned));
        double seeming = rate / every / learned;
        if (every > 1) {
            apart = (every - 0.5) / rate;
            differences.add(
                    said(
                            "has %s frames a second, and the detector learned from %s: one frame in"
                                    + " %d is judged",
                            figure(rate), figure(learned), every));
        }
        if (Math.abs(seeming - 1) > LITTLE) {
            differences.add(
                    said(
                            "warning: %s frames a second are judged, and the detector learned from"
                                    + " %s: what moves seems %s times as fast to it; train it on"
                                    + " such video",
                            figure(rate / every), figure(learned), figure(1 / seeming)));
        }
    }

    private void sizes(Camera learned, Optional<Size> given, SampleShape.Clip seen) {
        if (given.isEmpty() || learned.width() == 0) {
            return;
        }
        Size size = given.get();
        double shape = (double) size.width() / size.height();
        double learnedShape = (double) learned.width() / learned.height();
        String sizes =
                said(
                        "warning: its frames are %dx%d, and the detector learned from %dx%d: ",
                        size.width(), size.height(), learned.width(), learned.height());
        if (Math.abs(shape / learnedShape - 1) > LITTLE / 2) {
            differences.add(sizes + "what it shows is squeezed into another shape");
        } else if (size.width() < Math.min(learned.width(), seen.width())) {
            differences.add(sizes + "enlarged, they are less sharp");
        }
    }

    private void colours(Camera learned, List<VideoFrame> first) {
        boolean coloured = first.stream().anyMatch(f -> FrameStore.isColoured(f.pixels(), 3));
        if (learned.coloured() && !coloured) {
            differences.add("warning: is grey, and the detector learned from colours");
        } else if (!learned.coloured() && coloured) {
            differences.add("warning: is in colours, and the detector learned from greys");
        }
    }

    private static String said(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** In two or three digits. */
    static String figure(double value) {
        return new BigDecimal(value)
                .round(new MathContext(value < 10 ? 2 : 3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What a person should know, each as it goes on after the video's name. */
    List<String> differences() {
        return differences;
    }

    /** Whether this frame is one of those that are judged; frames are asked for in their order. */
    boolean takes(VideoFrame frame) {
        boolean taken = frame.cut() || Double.isNaN(last) || frame.seconds() - last >= apart;
        last = taken ? frame.seconds() : last;
        return taken;
    }
}
