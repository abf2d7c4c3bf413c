package engram.video.standing;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Camera;
import engram.video.frames.VideoFrame;
import engram.video.standing.Sight.Seen;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Notices that nothing is seen any more of what stood still in training, or that it is blurred: a
 * hand, paint or a lamp before the lens, a camera that is turned away or out of focus. What stands
 * still is the median over some seconds, in which noise is not seen either.
 */
public final class SightWatch {
    private static final double LONG = 3;
    private static final double LONG_AT_END = 1.5;
    private static final int FEWEST = 8;
    private static final double APART = 0.2;

    private final Greys known;
    private final SampleShape.Image shape;
    private final BiConsumer<String, Double> news;
    private final StandingStill standing = new StandingStill(APART);
    private Seen seen = Seen.WELL;

    private SightWatch(Greys known, SampleShape.Image shape, BiConsumer<String, Double> news) {
        this.known = known;
        this.shape = shape;
        this.news = news;
    }

    /**
     * Watches one video.
     *
     * @param encoding the detector's
     * @param news is told, with since when, in seconds: %s in the words stands for it
     * @return empty where nobody knows what stood still
     */
    public static Optional<SightWatch> of(ClipEncoding encoding, BiConsumer<String, Double> news) {
        SampleShape.Image shape = encoding.frame().shape();
        Greys any = Greys.of(new byte[shape.size()], shape);
        return encoding.camera()
                .flatMap(Camera::background)
                .map(Greys::of)
                .filter(any::isAsLargeAs)
                .map(known -> new SightWatch(known, shape, news));
    }

    /** The next frame, if it shows anything. */
    public void see(VideoFrame frame) {
        if (frame.cut()) {
            end();
        }
        standing.see(frame.pixels(), shape, frame.seconds());
        if (standing.seconds() >= LONG && standing.size() >= FEWEST) {
            judge();
        }
    }

    /** No more will come, or something else. */
    public void end() {
        if (standing.seconds() >= LONG_AT_END && standing.size() >= FEWEST) {
            judge();
        }
        standing.anew();
    }

    private void judge() {
        Greys now = standing.picture();
        Seen found = Sight.of(known, now).seen();
        // A camera that was moved has another to name it.
        boolean moved = found != Seen.WELL && new Views(known, now).displacement().isPresent();
        if (!moved && found != seen) {
            news.accept(said(found), standing.since());
            seen = found;
        }
        standing.anew();
    }

    private String said(Seen found) {
        return switch (found) {
            case WELL ->
                    seen == Seen.BLURRED
                            ? "the picture is sharp again from about %s on"
                            : "what stood still in training is seen again from about %s on";
            case BLURRED ->
                    "warning: the picture is blurred from about %s on: is the camera out of focus,"
                            + " or something on its lens?";
            case NOT_AT_ALL ->
                    "warning: nothing is seen of what stood still in training from about %s on: is"
                            + " the camera covered, dazzled or turned away?";
        };
    }
}
