package engram.video;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding.Camera;
import engram.video.frames.VideoFrame;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices that a picture shows nothing, or stands still: a camera that hangs looks normal to
 * whoever judges frames.
 */
final class PictureWatch {
    private static final double BLANK_SECONDS = 2;

    /** Of what changes at least where nobody walks. */
    private static final double HANGS = 0.2;

    private final String name;
    private final Consumer<String> news;
    private final Shown shown;
    private final Stillness stillness = new Stillness();

    /** Greys; a picture that changes by no more hangs. */
    private final double still;

    private byte[] before = {};
    private boolean shows;
    private boolean showed;
    private double blankSince = Double.NaN;
    private boolean blankTold;
    private boolean stillTold;

    /**
     * @param shape of frames
     * @param camera whose videos were learned from; only what does not change at all hangs where it
     *     is empty
     * @param news is told
     */
    PictureWatch(
            String name, SampleShape.Image shape, Optional<Camera> camera, Consumer<String> news) {
        this.name = name;
        this.shown = new Shown(shape);
        this.still = HANGS * camera.flatMap(Camera::change).orElse(0.0);
        this.news = news;
    }

    void see(VideoFrame frame) {
        shows = shown.in(frame.pixels(), before);
        showed |= shows;
        before = frame.pixels();
        blank(frame.seconds());
        if (!shows) {
            stillness.anew(); // Black stands still, too.
        } else if (stillness.see(frame)) {
            still(frame.seconds());
        }
    }

    private void blank(double now) {
        if (!shows) {
            blankSince = Double.isNaN(blankSince) ? now : blankSince;
            if (!blankTold && now - blankSince >= BLANK_SECONDS) {
                tell("is of one colour since %s: it shows nothing", blankSince);
                blankTold = true;
            }
            return;
        }
        if (blankTold) {
            tell("shows something again at %s", now);
        }
        blankSince = Double.NaN;
        blankTold = false;
    }

    private void still(double now) {
        if (!stillTold && stillness.isStill(still)) {
            tell(
                    still > 0
                            ? "has hardly changed since %s: does the camera hang?"
                            : "has not changed at all since %s: does the camera hang?",
                    stillness.since(still));
            stillTold = true;
        } else if (stillTold && stillness.goesOn(still)) {
            tell("changes again at %s", now);
            stillTold = false;
            stillness.anew();
        }
    }

    /** Whether the last picture is more than one colour. */
    boolean shows() {
        return shows;
    }

    /** Whether any picture was more than one colour. */
    boolean showed() {
        return showed;
    }

    /** The least that pictures changed in five seconds, in greys; infinite if not known. */
    double leastChange() {
        return stillness.least();
    }

    private void tell(String what, double seconds) {
        news.accept(name + ": the picture " + String.format(Locale.ROOT, what, clock(seconds)));
    }

    private String clock(double seconds) {
        return new Moment(name, 0, Math.max(0, seconds)).clock();
    }
}
