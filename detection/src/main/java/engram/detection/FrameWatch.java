package engram.detection;

import engram.detection.explanation.FrameErrors;
import engram.model.Watching;
import java.util.Optional;

/**
 * Follows one video frame by frame, live or from a file: the clip that ends with each frame is
 * judged as {@link Explainer#frames} would judge it by itself, in less time, since clips that
 * follow one another share work. For one thread at a time.
 */
public final class FrameWatch implements AutoCloseable {
    private final AnomalyDetector detector;
    private final Watching.Watch watch;

    FrameWatch(AnomalyDetector detector) {
        this.detector = detector;
        this.watch = detector.use(model -> ((Watching) model).watch());
    }

    /**
     * Takes the next frame.
     *
     * @param frame one frame, (C, H, W), encoded as the detector's encoding says
     * @return what was made of the clip that ends with it; empty while there are too few frames
     * @throws IllegalArgumentException if the frame is of another size
     * @throws IllegalStateException if the detector is closed
     */
    public Optional<FrameErrors> next(float[] frame) {
        return detector.use(model -> watch.next(frame)).map(FrameErrors::of);
    }

    /**
     * Takes the next frame without a verdict on the clip that ends with it, which costs nothing.
     *
     * @param frame as {@link #next} has it
     */
    public void pass(float[] frame) {
        detector.use(
                model -> {
                    watch.pass(frame);
                    return frame;
                });
    }

    /** Frees what is kept of the last frames; to be called before the detector is closed. */
    @Override
    public void close() {
        watch.close();
    }
}
