package engram.cli.scores;

import engram.data.Label;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.video.Moment;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands verdicts on, and between two of a video's frames of which others lie, verdicts on those
 * too: their scores lie on the line between.
 */
public final class Interpolation implements Consumer<Detection> {
    private final AnomalyDetector detector;
    private final int stride;
    private final Consumer<Detection> consumer;
    private Optional<Moment> before = Optional.empty();
    private double score;

    /**
     * @param stride of so many frames one was judged
     */
    public Interpolation(AnomalyDetector detector, int stride, Consumer<Detection> consumer) {
        this.detector = detector;
        this.stride = stride;
        this.consumer = consumer;
    }

    @Override
    public void accept(Detection detection) {
        if (stride > 1) {
            Optional<Moment> now = Moment.parse(detection.id());
            if (now.isPresent() && before.isPresent()) {
                fill(before.get(), now.get(), detection.score());
            }
            before = now;
            score = detection.score();
        }
        consumer.accept(detection);
    }

    private void fill(Moment from, Moment to, double last) {
        long frames = to.frame() - from.frame();
        if (!from.video().equals(to.video()) || frames > stride) {
            return; // nothing lies between, or what did is missing
        }
        for (long i = 1; i < frames; i++) {
            double share = (double) i / frames;
            double between = score + share * (last - score);
            double seconds = from.seconds() + share * (to.seconds() - from.seconds());
            double pValue = detector.calibration().pValue(between);
            consumer.accept(
                    new Detection(
                            new Moment(from.video(), from.frame() + i, seconds).toString(),
                            between,
                            pValue,
                            pValue <= detector.falseAlarmRate(),
                            Label.UNKNOWN));
        }
    }
}
