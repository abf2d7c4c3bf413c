package engram.detection.learning;

import engram.data.Counted;
import engram.detection.config.DetectorConfig;
import engram.detection.files.Provenance;
import engram.detection.verdict.Calibration;
import java.util.Locale;

/**
 * How normal samples were dealt out, in words.
 *
 * @param ensemble whether the models of all folds are the detector
 */
public record Dealt(DetectorConfig config, Provenance.Counts counts, boolean ensemble) {

    public String sentence() {
        if (PreparedCrossFit.suits(config)) {
            return folds() + ", each judged by what the model made of the others";
        }
        return counts.folds() == 1 ? split() : ensemble ? networks() : direct();
    }

    private String split() {
        return String.format(
                Locale.ROOT,
                "%s, dealt %s: %,d to learn from, %,d to watch, %,d to calibrate",
                Counted.of(
                        counts.training() + counts.validation() + counts.calibration(),
                        "normal sample"),
                counts.dealt(),
                counts.training(),
                counts.validation(),
                counts.calibration());
    }

    private String networks() {
        return String.format(
                Locale.ROOT,
                "%s, each scored by one of %d models that learn the other folds and are the detector"
                        + " together: training takes up to twice as long as one model's, scoring %d times"
                        + " as long; %s",
                folds(),
                counts.folds(),
                counts.folds(),
                otherwise());
    }

    private String direct() {
        return String.format(
                Locale.ROOT,
                "%s, each scored by a model that learned the others, before one model learns all:"
                        + " training takes %d times as long as one model's; %s",
                folds(),
                counts.folds() + 1,
                otherwise());
    }

    private String folds() {
        return String.format(
                Locale.ROOT,
                "%s in %d folds, dealt %s",
                Counted.of(counts.calibration(), "normal sample"),
                counts.folds(),
                counts.dealt());
    }

    private String otherwise() {
        int heldOut = (int) Math.round(counts.calibration() * config.holdout().calibration());
        return String.format(
                Locale.ROOT,
                "holdout.folds=1 holds out %,d instead, which support a false-alarm rate of %.2g at best",
                heldOut,
                new Calibration(new double[heldOut]).smallestRate());
    }
}
