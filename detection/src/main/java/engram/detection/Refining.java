package engram.detection;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnusableSettingException;
import engram.data.sources.Source;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.explanation.ErrorProfile;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.learning.LearnedModel;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.model.AnomalyModel;
import engram.model.Reconstructing;
import engram.model.Refinable;
import engram.nn.Weights;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Makes of a detector that learned a sample one that learned all samples, of which no machine holds
 * more than some: {@link #sums} is asked for where samples lie, what comes back is added up, and
 * {@link #refined} takes it, as often as {@link #passes} says. Then {@link #finished} takes the
 * threshold from samples that were in neither.
 */
public final class Refining {
    private static final int PROFILED = 500;

    private Refining() {}

    /**
     * Asks before data is read.
     *
     * @throws UnusableSettingException if the model does not learn from sums
     */
    public static void requireRefinable(DetectorConfig config, SampleShape shape) {
        try (AnomalyModel model = LearnedModel.blank(config, shape)) {
            if (!(model instanceof Refinable)) {
                throw new UnusableSettingException(
                        "model "
                                + config.family()
                                + " does not learn from sums over rows that lie in many places; pca,"
                                + " knn and row-memory do, and others are trained on a sample of the rows");
            }
        }
    }

    /** How many passes over all samples there are to be. */
    public static int passes(AnomalyDetector detector) {
        return detector.use(model -> ((Refinable) model).passes());
    }

    /**
     * What counts of some samples, in numbers that add up over all.
     *
     * @param values {@code count} encoded samples, one after the other
     */
    public static double[] sums(AnomalyDetector detector, float[] values, int count) {
        return detector.use(model -> ((Refinable) model).sums(values, count));
    }

    /**
     * The detector after a pass; the given one stays as it is.
     *
     * @param sums of all samples
     */
    public static AnomalyDetector refined(AnomalyDetector detector, double[] sums) {
        DetectorContents of = detector.contents();
        Map<String, Weights> weights = detector.use(model -> ((Refinable) model).refined(sums));
        return made(
                detector,
                of.config(),
                learned(of, weights, of.learned().calibration(), of.learned().errors()),
                of.provenance());
    }

    /**
     * The detector after the last pass, with a threshold.
     *
     * @param heldOut normal samples that were in no sum; empty where it is only asked for scores
     * @param share which share of the samples these are
     * @param provenance of the whole
     */
    public static AnomalyDetector finished(
            AnomalyDetector detector,
            Optional<Source> heldOut,
            double share,
            Provenance provenance) {
        DetectorContents of = detector.contents();
        DetectorConfig config = of.config().withHoldout(new Holdout(0, share, 1));
        if (heldOut.isEmpty()) {
            return made(detector, config, of.learned(), provenance);
        }
        DoubleStream.Builder scores = DoubleStream.builder();
        detector.detect(heldOut.get(), detection -> scores.add(detection.score()));
        return made(
                detector,
                config,
                learned(
                        of,
                        of.learned().weights(),
                        Calibrated.by(new Calibration(scores.build().toArray())),
                        errors(detector, heldOut.get())),
                provenance);
    }

    private static Optional<ErrorProfile> errors(AnomalyDetector detector, Source heldOut) {
        BitSet some = new BitSet();
        some.set(0, Math.min(PROFILED, heldOut.size()));
        try (SampleStore store = heldOut.store(detector.encoding(), some)) {
            return detector.use(
                    model ->
                            model instanceof Reconstructing reconstructing
                                    ? Optional.of(ErrorProfile.of(reconstructing, store))
                                    : Optional.empty());
        }
    }

    private static DetectorContents.Learned learned(
            DetectorContents of,
            Map<String, Weights> weights,
            Calibrated calibration,
            Optional<ErrorProfile> errors) {
        return new DetectorContents.Learned(
                weights,
                calibration,
                errors,
                of.learned().gallery(),
                of.learned().album(),
                of.learned().history());
    }

    private static AnomalyDetector made(
            AnomalyDetector detector,
            DetectorConfig config,
            DetectorContents.Learned learned,
            Provenance provenance) {
        return Loading.of(
                Path.of("the refined detector"),
                new DetectorContents(config, detector.encoding(), learned, provenance),
                detector.execution());
    }
}
