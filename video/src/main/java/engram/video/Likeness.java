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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How a video is unlike those that a detector learned from. What moves is judged by how far it gets
 * between frames: of a video with a multiple of the frames a second, as many are taken as were
 * learned from. Frames that are not there cannot be made.
 */
final class Likeness {
    /** Shares by which rates and shapes of pictures may differ without a word. */
    private static final double LITTLE = 0.1;

    /** So many steps from frame to frame tell how long one takes by now. */
    private static final int STEPS = 24;

    /** What most steps are near, they all are meant to be. */
    private static final double MOST = 2 / 3.0;

    private static final double NEAR = 0.2;

    /** Frames that are unevenly apart for so long are not so by chance. */
    private static final int LONG = 100;

    /** A share by which their mean may differ without a word: it hardly tells. */
    private static final double MUCH = 0.25;

    private final Consumer<String> news;
    private final Deque<Double> latest = new ArrayDeque<>();

    /** Frames a second that were learned from; 0 where nobody knows. */
    private double learned;

    /** Frames a second by now; 0 where nobody knows. */
    private double rate;

    /** Frames are taken at least so far apart; 0 where all are. */
    private double apart;

    private double last = Double.NaN;

    /** How many frames in a row are unevenly apart. */
    private int uneven;

    /** Since when. */
    private double since;

    private boolean saidUneven;

    private Likeness(Consumer<String> news) {
        this.news = news;
    }

    /**
     * @param encoding the detector's
     * @param size of what is live, which its reader alone knows
     * @param first the video's first frames
     * @param news is told what a person should know, each as it goes on after the video's name
     */
    static Likeness of(
            ClipEncoding encoding,
            Footage footage,
            Optional<Size> size,
            List<VideoFrame> first,
            Consumer<String> news) {
        Likeness likeness = new Likeness(news);
        encoding.camera()
                .ifPresent(
                        learned -> {
                            if (footage.isTimed()) {
                                likeness.learned = learned.rate();
                                likeness.rate(
                                        steady(first.stream().map(VideoFrame::seconds).toList()));
                            }
                            likeness.sizes(
                                    learned,
                                    footage instanceof LiveStream
                                            ? size
                                            : Optional.of(footage.size()),
                                    encoding.shape());
                            if (encoding.shape().channels() == 3) {
                                likeness.colours(learned, first);
                            }
                        });
        return likeness;
    }

    /** Frames a second, from when they are; 0 where they are not evenly apart. */
    private static double steady(Collection<Double> times) {
        double[] seconds = times.stream().mapToDouble(Double::doubleValue).toArray();
        double rate = FrameStore.rate(seconds);
        long near =
                IntStream.range(1, seconds.length)
                        .filter(i -> Math.abs((seconds[i] - seconds[i - 1]) * rate - 1) < NEAR)
                        .count();
        return near < MOST * (seconds.length - 1) ? 0 : rate;
    }

    private void rate(double now) {
        rate = now;
        apart = 0;
        if (!(learned > 0 && rate > 0)) {
            return;
        }
        long every = Math.max(1, Math.round(rate / learned));
        double seeming = rate / every / learned;
        if (every > 1) {
            apart = (every - 0.5) / rate;
            news.accept(
                    said(
                            "has %s frames a second, and the detector learned from %s: one frame in"
                                    + " %d is judged",
                            figure(rate), figure(learned), every));
        }
        if (Math.abs(seeming - 1) > LITTLE) {
            news.accept(
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
            news.accept(sizes + "what it shows is squeezed into another shape");
        } else if (size.width() < Math.min(learned.width(), seen.width())) {
            news.accept(sizes + "enlarged, they are less sharp");
        }
    }

    private void colours(Camera learned, List<VideoFrame> first) {
        boolean coloured = first.stream().anyMatch(f -> FrameStore.isColoured(f.pixels(), 3));
        if (learned.coloured() && !coloured) {
            news.accept("warning: is grey, and the detector learned from colours");
        } else if (!learned.coloured() && coloured) {
            news.accept("warning: is in colours, and the detector learned from greys");
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

    /** Whether this frame is one of those that are judged; frames are asked for in their order. */
    boolean takes(VideoFrame frame) {
        see(frame);
        boolean taken = frame.cut() || Double.isNaN(last) || frame.seconds() - last >= apart;
        last = taken ? frame.seconds() : last;
        return taken;
    }

    /** Where there is no rate to go by, there is still how many frames come in all. */
    private void uneven(double steady) {
        uneven = steady > 0 ? 0 : uneven + 1;
        since = uneven == 1 ? latest.element() : since;
        if (uneven < LONG || saidUneven) {
            return;
        }
        // Of those in the first window as well.
        double mean = (uneven + STEPS - 1) / Math.max(1e-3, latest.getLast() - since);
        if (Math.abs(mean / learned - 1) > MUCH) {
            saidUneven = true;
            news.accept(
                    said(
                            "warning: its frames are unevenly apart, about %s a second, and the"
                                    + " detector learned from %s: what moves seems now faster, now"
                                    + " slower to it",
                            figure(mean), figure(learned)));
        }
    }

    /** A camera may be set anew, and a stream come back otherwise. */
    private void see(VideoFrame frame) {
        if (frame.cut()) {
            latest.clear();
        }
        latest.add(frame.seconds());
        if (learned == 0 || latest.size() <= STEPS) {
            return;
        }
        double now = steady(latest);
        uneven(now);
        double before = rate > 0 ? rate : learned;
        if (now > 0 && Math.abs(now / before - 1) > LITTLE) {
            double since = latest.element();
            news.accept(
                    said(
                            "since about %s it has %s frames a second",
                            new Moment("", 0, since).clock(), figure(now)));
            rate(now);
            latest.clear();
        } else {
            latest.remove();
        }
    }
}
