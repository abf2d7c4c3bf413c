package engram.cli.scores;

import engram.cli.terminal.BadUsageException;
import engram.data.Counted;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.encodings.ClipEncoding;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.evaluation.Evaluation;
import engram.video.Videos;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A detector's scores and verdicts on labelled samples, at ten bytes each. */
public final class Verdicts {
    private double[] scores = new double[1024];
    private boolean[] flagged = new boolean[1024];
    private boolean[] anomalous = new boolean[1024];
    private int size;
    private long unlabelled;
    private List<LeftOut> leftOut = List.of();
    private Optional<PixelFigures> pixels = Optional.empty();

    private Verdicts() {}

    public static Verdicts of(AnomalyDetector detector, Source source) {
        Verdicts verdicts = new Verdicts();
        if (source instanceof Videos videos
                && detector.encoding() instanceof ClipEncoding encoding) {
            verdicts.judge(detector, videos, encoding);
        } else {
            verdicts.judge(detector, source);
        }
        return verdicts;
    }

    private void judge(AnomalyDetector detector, Source source) {
        Optional<PicturePixels> maps = PicturePixels.of(detector, source);
        leftOut =
                maps.isEmpty()
                        ? detector.detect(source, this::add)
                        : maps.get().judge(source, this::add);
        pixels = maps.map(PicturePixels::figures);
    }

    private void judge(AnomalyDetector detector, Videos videos, ClipEncoding encoding) {
        FramePixels maps = new FramePixels(encoding);
        leftOut =
                FrameJudge.judge(
                        detector,
                        videos,
                        frame -> {
                            add(frame.detection());
                            maps.add(frame);
                        });
        pixels = maps.figures();
    }

    private void add(Detection detection) {
        if (detection.label() == Label.UNKNOWN) {
            unlabelled++;
            return;
        }
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            flagged = Arrays.copyOf(flagged, 2 * size);
            anomalous = Arrays.copyOf(anomalous, 2 * size);
        }
        // A score that overflowed is above all others, and figures need a number.
        scores[size] = Math.min(detection.score(), Double.MAX_VALUE);
        flagged[size] = detection.anomalous();
        anomalous[size] = detection.label() == Label.ANOMALOUS;
        size++;
    }

    /** What maps are worth; empty without maps or masks. */
    public Optional<PixelFigures> pixels() {
        return pixels;
    }

    /** How many samples have no label. */
    public long unlabelled() {
        return unlabelled;
    }

    /** The samples that could not be read. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /**
     * What they are worth.
     *
     * @throws BadUsageException if there are no labels
     */
    public Evaluation evaluation() {
        if (size == 0) {
            throw new BadUsageException(
                    "none of the "
                            + Counted.of(unlabelled, "sample")
                            + " is labelled; say what is normal: --normal CLASS for class folders and"
                            + " image files, --label-column C --normal VALUE for tables,"
                            + " a file NAME.labels.csv beside a video");
        }
        return Evaluation.of(
                Arrays.copyOf(scores, size),
                Arrays.copyOf(flagged, size),
                Arrays.copyOf(anomalous, size));
    }
}
