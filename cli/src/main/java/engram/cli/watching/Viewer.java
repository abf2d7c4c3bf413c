package engram.cli.watching;

import engram.cli.scores.FrameJudge;
import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.Box;
import engram.detection.explanation.FrameErrors;
import engram.detection.verdict.Detection;
import engram.report.Viewing;
import engram.report.exhibits.KeyFrame;
import engram.video.Moment;
import engram.video.Videos;
import engram.video.events.EventFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Looks at videos through a detector: all frames in brief, peaks of what is unusual in full. */
public final class Viewer {
    /** Intervals that are less than a second apart are one. */
    private static final double QUIET = 1;

    private final AnomalyDetector detector;
    private final Explainer explainer;
    private final ClipEncoding encoding;
    private final int keyFrames;
    private final double level;
    private final List<Viewing.Frame> frames = new ArrayList<>();
    private final List<List<Box>> boxes = new ArrayList<>();
    private final List<Viewing.Interval> intervals = new ArrayList<>();
    private final Map<Moment, Integer> positions = new HashMap<>();
    private final EventFinder finder = new EventFinder(QUIET, 0);
    private final PriorityQueue<Seen> peaks =
            new PriorityQueue<>(Comparator.comparingDouble((Seen seen) -> seen.detection.score()));
    private Optional<Seen> peak = Optional.empty();
    private Optional<Seen> highest = Optional.empty();

    /** A clip that may be shown. */
    private record Seen(Detection detection, float[] values, List<Box> boxes) {}

    public Viewer(AnomalyDetector detector, int keyFrames) {
        this.detector = detector;
        this.explainer = new Explainer(detector);
        this.encoding = (ClipEncoding) detector.encoding();
        this.keyFrames = keyFrames;
        this.level = explainer.highOfFrames();
    }

    public Viewing view(Videos videos) {
        List<LeftOut> leftOut = FrameJudge.judge(detector, videos, this::look);
        finder.finish().ifPresent(this::ended);
        List<Seen> shown = new ArrayList<>(peaks);
        shown.sort(Comparator.comparingDouble((Seen seen) -> -seen.detection.score()));
        if (shown.isEmpty()) {
            highest.ifPresent(shown::add);
        }
        return new Viewing(
                List.copyOf(frames),
                List.copyOf(intervals),
                shown.stream().map(this::keyFrame).toList(),
                leftOut);
    }

    /** Around what is anomalous in each frame, by its position; empty where nothing is. */
    public List<List<Box>> boxes() {
        return boxes;
    }

    private KeyFrame keyFrame(Seen seen) {
        return KeyFrame.of(
                explainer.explain(seen.detection, seen.values),
                shape(),
                encoding.before(),
                seen.boxes);
    }

    private void look(FrameJudge.Judged frame) {
        Detection detection = frame.detection();
        Moment moment = Moment.parse(detection.id()).orElseThrow();
        positions.put(moment, frames.size());
        frames.add(new Viewing.Frame(moment.video(), moment.seconds(), detection));
        List<Box> found = detection.anomalous() ? boxes(frame.errors()) : List.of();
        boxes.add(found);
        finder.next(moment, detection.score(), detection.pValue(), detection.anomalous())
                .ifPresent(this::ended);
        Optional<Seen> compared = detection.anomalous() ? peak : highest;
        if (compared.isEmpty() || detection.score() > compared.get().detection.score()) {
            Seen seen = new Seen(detection, frame.clip().joined(), found);
            highest = higher(highest, seen);
            if (detection.anomalous()) {
                peak = Optional.of(seen);
            }
        }
    }

    private static Optional<Seen> higher(Optional<Seen> kept, Seen other) {
        boolean above = kept.isEmpty() || other.detection.score() > kept.get().detection.score();
        return above ? Optional.of(other) : kept;
    }

    private List<Box> boxes(Optional<FrameErrors> errors) {
        return errors.map(found -> found.map(encoding))
                .map(map -> Box.around(map, shape().height(), shape().width(), level))
                .orElse(List.of());
    }

    private SampleShape.Clip shape() {
        return encoding.shape();
    }

    private void ended(EventFinder.Event event) {
        intervals.add(
                new Viewing.Interval(
                        positions.get(event.start()),
                        positions.get(event.end()),
                        positions.get(event.peak())));
        peak.ifPresent(peaks::add);
        if (peaks.size() > keyFrames) {
            peaks.remove();
        }
        peak = Optional.empty();
    }
}
