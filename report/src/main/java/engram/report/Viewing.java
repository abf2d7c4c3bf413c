package engram.report;

import engram.data.Label;
import engram.data.LeftOut;
import engram.detection.Survey;
import engram.detection.verdict.Detection;
import engram.report.exhibits.KeyFrame;
import java.util.List;

/**
 * What a detector saw in videos: every frame in brief, and a few in full.
 *
 * @param frames of all videos, in order
 * @param intervals in which frames are anomalous, in order
 * @param keyFrames a frame for each of some intervals, or others where there is none
 * @param leftOut videos that could not be read
 */
public record Viewing(
        List<Frame> frames,
        List<Interval> intervals,
        List<KeyFrame> keyFrames,
        List<LeftOut> leftOut) {

    /**
     * A frame and the verdict on it.
     *
     * @param seconds since its video began
     */
    public record Frame(String video, double seconds, Detection detection) {}

    /**
     * Something unusual, by positions in {@link #frames}.
     *
     * @param last included
     * @param peak the frame with the highest score
     */
    public record Interval(int first, int last, int peak) {}

    /** In the way in which samples of other kinds are surveyed. */
    Survey survey() {
        boolean[] flagged = new boolean[frames.size()];
        double[] scores = new double[frames.size()];
        for (int i = 0; i < scores.length; i++) {
            flagged[i] = frames.get(i).detection().anomalous();
            // A score that overflowed is above all others, and figures need a number.
            scores[i] = Math.min(frames.get(i).detection().score(), Double.MAX_VALUE);
        }
        List<Label> labels = frames.stream().map(frame -> frame.detection().label()).toList();
        return new Survey(scores, flagged, labels, List.of(), List.of(), leftOut);
    }
}
