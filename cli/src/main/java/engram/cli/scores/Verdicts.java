package engram.cli.scores;

import engram.cli.terminal.BadUsageException;
import engram.data.Label;
import engram.data.LeftOut;
import engram.data.Source;
import engram.detection.AnomalyDetector;
import engram.detection.verdict.Detection;
import engram.evaluation.Evaluation;
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
        verdicts.pixels = PixelFigures.of(detector, source);
        verdicts.leftOut =
                verdicts.pixels.isEmpty()
                        ? detector.detect(source, verdicts::add)
                        : verdicts.pixels.get().judge(source, verdicts::add);
        return verdicts;
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
                            + unlabelled
                            + " samples is labelled; say what is normal: --normal CLASS for class folders and"
                            + " image files, --label-column C --normal VALUE for tables");
        }
        return Evaluation.of(
                Arrays.copyOf(scores, size),
                Arrays.copyOf(flagged, size),
                Arrays.copyOf(anomalous, size));
    }
}
