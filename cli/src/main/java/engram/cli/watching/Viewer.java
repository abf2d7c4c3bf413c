package engram.cli.watching;

import engram.cli.scores.FrameJudge;
import engram.data.ClipEncoding;
import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.explanation.Box;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.FrameErrors;
import engram.detection.verdict.Detection;
import engram.report.Viewing;
import engram.report.exhibits.KeyFrame;
import engram.video.EventFinder;
import engram.video.Moment;
import engram.video.Videos;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final SampleShape.Clip shape;
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
        this.shape = ((ClipEncoding) detector.encoding()).shape();
        this.keyFrames = keyFrames;
        // The profile has squares of single values, maps the roots of sums over channels.
        double high = explainer.errorProfile().map(ErrorProfile::high).orElse(Float.MAX_VALUE);
        this.level = Math.sqrt(high * shape.channels());
    }

    public Viewing view(Videos videos) {
        List<LeftOut> leftOut =
                FrameJudge.suits(detector)
                        ? FrameJudge.judge(detector, videos, this::look)
                        : detector.detect(videos, found -> look(found, Optional.empty()));
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
                shape,
                Videos.placeInClip(shape),
                seen.boxes);
    }

    private void look(Detection detection, FrameErrors errors, FrameJudge.Frames clip) {
        List<Box> found = detection.anomalous() ? boxes(errors) : List.of();
        Optional<Seen> compared = detection.anomalous() ? peak : highest;
        boolean shown = compared.isEmpty() || detection.score() > compared.get().detection.score();
        look(
                detection,
                shown ? Optional.of(new Seen(detection, clip.joined(), found)) : Optional.empty());
        boxes.set(boxes.size() - 1, found);
    }

    /**
     * @param shown what may be shown of it
     */
    private void look(Detection detection, Optional<Seen> shown) {
        Moment moment = Moment.parse(detection.id()).orElseThrow();
        positions.put(moment, frames.size());
        frames.add(new Viewing.Frame(moment.video(), moment.seconds(), detection));
        boxes.add(List.of());
        finder.next(moment, detection.score(), detection.pValue(), detection.anomalous())
                .ifPresent(this::ended);
        if (shown.isPresent()) {
            highest = higher(highest, shown.get());
            if (detection.anomalous()) {
                peak = higher(peak, shown.get());
            }
        }
    }

    private static Optional<Seen> higher(Optional<Seen> kept, Seen other) {
        boolean above = kept.isEmpty() || other.detection.score() > kept.get().detection.score();
        return above ? Optional.of(other) : kept;
    }

    private List<Box> boxes(FrameErrors errors) {
        int plane = shape.height() * shape.width();
        int from = plane * Math.max(0, Videos.placeInClip(shape) - errors.first());
        float[] map = Arrays.copyOfRange(errors.maps(), from, from + plane);
        return Box.around(map, shape.height(), shape.width(), level);
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
