package engram.cli.scores;

import engram.data.ClipEncoding;
import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.FrameWatch;
import engram.detection.explanation.FrameErrors;
import engram.detection.verdict.Detection;
import engram.video.Follower;
import engram.video.Videos;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Judges every frame of videos while it follows them: what clips that follow one another share is
 * worked out once.
 */
public final class FrameJudge implements Follower, AutoCloseable {
    private final AnomalyDetector detector;
    private final Explainer explainer;
    private final SampleShape.Clip shape;
    private final Judged judged;
    private final Deque<float[]> last = new ArrayDeque<>();
    private FrameWatch watch;

    /** Is given what came of each frame. */
    public interface Judged {

        /**
         * @param errors of the clip
         * @param clip the frames of the clip
         */
        void accept(Detection detection, FrameErrors errors, Frames clip);
    }

    /** The frames that were seen last. */
    public interface Frames {

        /** All of a clip as models see it: (C, T, H, W). */
        float[] joined();
    }

    private FrameJudge(AnomalyDetector detector, Judged judged) {
        this.detector = detector;
        this.explainer = new Explainer(detector);
        this.shape = ((ClipEncoding) detector.encoding()).shape();
        this.judged = judged;
    }

    /** Whether a detector follows videos frame by frame. */
    public static boolean suits(AnomalyDetector detector) {
        return !detector.isJudgedByFolds() && new Explainer(detector).judgesFrames();
    }

    /**
     * Judges all frames in order.
     *
     * @return videos that could not be read
     */
    public static List<LeftOut> judge(AnomalyDetector detector, Videos videos, Judged judged) {
        try (FrameJudge judge = new FrameJudge(detector, judged)) {
            return videos.follow((ClipEncoding) detector.encoding(), judge);
        }
    }

    @Override
    public void begin() {
        close();
        watch = explainer.watch();
        last.clear();
    }

    @Override
    public void next(float[] frame, Optional<Followed> sample) {
        last.add(frame);
        if (last.size() > shape.frames()) {
            last.remove();
        }
        Optional<FrameErrors> errors = watch.next(frame);
        if (sample.isPresent()) {
            FrameErrors found = errors.orElseThrow();
            judged.accept(verdict(sample.get(), found.scores()[0]), found, this::joined);
        }
    }

    private Detection verdict(Followed sample, double score) {
        // A verdict on what overflowed must not depend on how NaN compares.
        double known = Double.isNaN(score) ? Double.POSITIVE_INFINITY : score;
        double pValue = detector.calibration().pValue(known);
        return new Detection(
                sample.moment().toString(),
                known,
                pValue,
                pValue <= detector.falseAlarmRate(),
                sample.label());
    }

    private float[] joined() {
        float[] clip = new float[shape.size()];
        int plane = shape.height() * shape.width();
        int time = 0;
        for (float[] frame : last) {
            for (int c = 0; c < shape.channels(); c++) {
                System.arraycopy(
                        frame, c * plane, clip, (c * shape.frames() + time) * plane, plane);
            }
            time++;
        }
        return clip;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
