package engram.video.standing;

import engram.data.Counted;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Camera;
import engram.video.frames.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices that a camera no longer looks where it looked when its detector learned: pushed, turned
 * or zoomed a little, it shows nothing that anybody would call unusual, and is flagged throughout.
 */
public final class CameraWatch {
    /** So long shows what stands still, though many walk by. */
    private static final double LONG = 30;

    /** So long is enough, where the video then ends. */
    private static final double LONG_AT_END = 2;

    private static final int FEWEST = 8;
    private static final double APART = 0.2;

    /** What is less is not worth a word beside the rest. */
    private static final double PIXELS = 0.5;

    private static final double PERCENT = 0.5;
    private static final double DEGREES = 0.3;

    private final Greys known;
    private final Camera camera;
    private final SampleShape.Image shape;
    private final Consumer<String> news;
    private final StandingStill standing = new StandingStill(APART);
    private boolean told;

    private CameraWatch(
            Greys known, Camera camera, SampleShape.Image shape, Consumer<String> news) {
        this.known = known;
        this.camera = camera;
        this.shape = shape;
        this.news = news;
    }

    /**
     * Watches one video.
     *
     * @param encoding the detector's
     * @param news is told, in words that go on after a video's name
     * @return empty where nobody knows what stood still
     */
    public static Optional<CameraWatch> of(ClipEncoding encoding, Consumer<String> news) {
        return encoding.camera()
                .flatMap(
                        camera ->
                                camera.background()
                                        .map(
                                                known ->
                                                        new CameraWatch(
                                                                Greys.of(known),
                                                                camera,
                                                                encoding.frame().shape(),
                                                                news)));
    }

    /** The next frame. */
    public void see(VideoFrame frame) {
        if (frame.cut()) {
            end();
        }
        standing.see(frame.pixels(), shape, frame.seconds());
        if (standing.seconds() >= LONG) {
            judge();
        }
    }

    /** No more will come, or something else. */
    public void end() {
        if (standing.size() >= FEWEST && standing.seconds() >= LONG_AT_END) {
            judge();
        }
        standing.anew();
    }

    private void judge() {
        Views views = new Views(known, standing.picture());
        Optional<Displacement> moved = views.displacement();
        if (moved.isPresent() && !told) {
            news.accept(said(views, moved.get()));
        } else if (told && views.areTheSame()) {
            news.accept("the camera looks where it looked in training again");
        }
        told = moved.isPresent() || (told && !views.areTheSame());
        standing.anew();
    }

    private String said(Views views, Displacement moved) {
        double wide = camera.width() > 0 ? (double) camera.width() / known.width() : 1;
        double high = camera.height() > 0 ? (double) camera.height() / known.height() : 1;
        long pixels = Math.round(views.distance(moved, wide, high));
        double right = moved.right() * wide;
        double down = moved.down() * high;
        double turned = Math.toDegrees(moved.turned());
        List<String> how = new ArrayList<>();
        add(how, right, PIXELS, right > 0 ? "%.0f to the right" : "%.0f to the left");
        add(how, down, PIXELS, down > 0 ? "%.0f down" : "%.0f up");
        add(
                how,
                100 * moved.larger(),
                PERCENT,
                moved.larger() > 0 ? "%.1f %% larger" : "%.1f %% smaller");
        add(
                how,
                turned,
                DEGREES,
                turned > 0 ? "turned right by %.1f degrees" : "turned left by %.1f degrees");
        return String.format(
                Locale.ROOT,
                "warning: the camera seems to have moved by about %s since training%s; what stands"
                        + " still may be flagged and what moves be missed: put it back, or train"
                        + " anew",
                Counted.of(Math.max(1, pixels), "pixel"),
                how.isEmpty() ? "" : ", its picture is " + String.join(", ", how));
    }

    private static void add(List<String> how, double much, double least, String words) {
        if (Math.abs(much) >= least) {
            how.add(String.format(Locale.ROOT, words, Math.abs(much)));
        }
    }
}
