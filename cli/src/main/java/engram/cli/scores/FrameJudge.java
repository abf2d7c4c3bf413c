package engram.cli.scores;

import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.FrameWatch;
import engram.detection.explanation.FrameErrors;
import engram.detection.verdict.Detection;
import engram.video.Follower;
import engram.video.Videos;
import engram.video.frames.VideoFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Judges frames of videos while it follows them: what clips that follow one another share is worked
 * out once, where the detector can do that.
 */
public final class FrameJudge implements Follower, AutoCloseable {
    private final AnomalyDetector detector;
    private final Explainer explainer;
    private final SampleShape.Clip shape;
    private final boolean sharing;
    private final Onlooker onlooker;
    private final Deque<float[]> last = new ArrayDeque<>();
    private final LastingChange change = new LastingChange();
    private final Consumer<String> news;
    private Optional<FrameWatch> watch = Optional.empty();

    /** Is told what comes of frames. */
    public interface Onlooker {

        /** A frame has its verdict. */
        void judged(Judged frame);

        /** A frame is passed, judged or not, just before its verdict. */
        default void passed(VideoFrame frame) {}

        /** As {@link Follower#keepsUp}. */
        default boolean keepsUp() {
            return false;
        }
    }

    /**
     * A frame and what came of it.
     *
     * @param sample the frame
     * @param errors of its clip; empty where the detector does not say where they are
     * @param clip the frames of its clip
     */
    public record Judged(
            Detection detection, Followed sample, Optional<FrameErrors> errors, Frames clip) {}

    /** The frames that were seen last. */
    public interface Frames {

        /** All of a clip as models see it: (C, T, H, W). */
        float[] joined();
    }

    private FrameJudge(AnomalyDetector detector, Onlooker onlooker, Consumer<String> news) {
        this.news = news;
        this.detector = detector;
        this.explainer = new Explainer(detector);
        this.shape = ((ClipEncoding) detector.encoding()).shape();
        this.sharing = !detector.isJudgedByFolds() && explainer.judgesFrames();
        this.onlooker = onlooker;
    }

    /**
     * Judges frames in order, all or those of the videos' stride.
     *
     * @return videos that could not be read
     */
    public static List<LeftOut> judge(AnomalyDetector detector, Videos videos, Onlooker onlooker) {
        try (FrameJudge judge = new FrameJudge(detector, onlooker, videos::tell)) {
            List<LeftOut> leftOut = videos.follow((ClipEncoding) detector.encoding(), judge);
            judge.change.end().ifPresent(judge.news);
            return leftOut;
        }
    }

    @Override
    public void begin() {
        close();
        watch = sharing ? Optional.of(explainer.watch()) : Optional.empty();
        last.clear();
    }

    @Override
    public void next(float[] frame, Optional<Followed> sample) {
        last.add(frame);
        if (last.size() > shape.frames()) {
            last.remove();
        }
        if (sample.isEmpty()) {
            watch.ifPresent(by -> by.pass(frame));
            return;
        }
        Optional<FrameErrors> errors = watch.map(by -> by.next(frame).orElseThrow());
        Detection verdict = verdict(sample.get(), errors);
        onlooker.judged(new Judged(verdict, sample.get(), errors, this::joined));
        change.next(sample.get().moment(), verdict.anomalous()).ifPresent(news);
    }

    private Detection verdict(Followed sample, Optional<FrameErrors> errors) {
        String id = sample.moment().toString();
        if (errors.isEmpty()) {
            Detection alone = detector.detect(id, joined());
            return new Detection(
                    id, alone.score(), alone.pValue(), alone.anomalous(), sample.label());
        }
        double score = errors.get().scores()[0];
        // A verdict on what overflowed must not depend on how NaN compares.
        double known = Double.isNaN(score) ? Double.POSITIVE_INFINITY : score;
        double pValue = detector.calibration().pValue(known);
        return new Detection(
                id, known, pValue, pValue <= detector.falseAlarmRate(), sample.label());
    }

    @Override
    public void passed(VideoFrame frame) {
        onlooker.passed(frame);
    }

    @Override
    public boolean keepsUp() {
        return onlooker.keepsUp();
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
        watch.ifPresent(FrameWatch::close);
        watch = Optional.empty();
    }
}
