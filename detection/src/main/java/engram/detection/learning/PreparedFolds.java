package engram.detection.learning;

import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.encodings.Reencoding;
import engram.data.sources.Source;
import engram.data.splits.Split;
import engram.data.stores.StorePart;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Recipe;
import engram.detection.explanation.ErrorProfile;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.folds.FoldModels;
import engram.detection.folds.ReconstructingFolds;
import engram.detection.verdict.Calibrated;
import engram.model.AnomalyModel;
import engram.model.DirectModel;
import engram.training.Checkpoint;
import engram.training.TrainingListener;
import java.util.BitSet;
import java.util.Optional;

/**
 * All samples calibrate, each scored by a model that did not learn its fold. A model that learns in
 * one go then learns them all, and the folds' models are forgotten; networks of all folds together
 * are the detector.
 *
 * @param whole what the detector's model learns from: all samples where it is the folds' models
 */
record PreparedFolds(
        DetectorConfig config,
        EncodedFolds encoded,
        EncodedSplit whole,
        String dealt,
        AnomalyModel model)
        implements Prepared {
    /** Cheap, and the more there are the closer each is to the model of all samples. */
    private static final int OF_DIRECT_MODELS = 10;

    /** Each learns for two fifths of a training. */
    private static final int OF_NETWORKS = 5;

    static PreparedFolds of(Recipe recipe, Source normals) {
        BitSet all = new BitSet();
        all.set(0, normals.size());
        Encoding encoding = normals.fit(all);
        SampleStore stored = normals.store(encoding, all);
        try {
            DetectorConfig config = recipe.forShape(encoding.shape());
            AnomalyModel single = LearnedModel.blank(config, encoding.shape());
            boolean direct = single instanceof DirectModel<?>;
            try {
                EncodedFolds folds = folds(config, normals, encoding, stored, direct);
                int learned = folds.folds().get(0).training().size();
                DetectorConfig resolved =
                        Prepared.resolve(config, stored, learned, folds.folds().size());
                return new PreparedFolds(
                        resolved,
                        folds,
                        direct ? withoutValidation(config, normals, folds) : learnedWhole(folds),
                        normals.grouping().description(),
                        direct ? single : ensemble(resolved, folds));
            } finally {
                if (!direct) {
                    single.close();
                }
            }
        } catch (Throwable e) {
            stored.close();
            throw e;
        }
    }

    private static EncodedFolds folds(
            DetectorConfig config,
            Source normals,
            Encoding encoding,
            SampleStore stored,
            boolean direct) {
        int wanted = config.holdout().folds();
        int chosen = wanted > 1 ? wanted : direct ? OF_DIRECT_MODELS : OF_NETWORKS;
        try {
            return EncodedFolds.of(
                    normals,
                    encoding,
                    stored,
                    new EncodedFolds.Dealing(
                            chosen, config.holdout().validation(), config.execution().seed()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException(normals.name() + ": " + e.getMessage());
        }
    }

    private static AnomalyModel ensemble(DetectorConfig resolved, EncodedFolds folds) {
        return FoldModels.blank(
                resolved,
                folds.encoding().shape(),
                folds.folds().stream().map(EncodedFolds.Fold::anew).toList());
    }

    private static EncodedSplit learnedWhole(EncodedFolds folds) {
        SampleStore none = folds.part(new BitSet());
        return new EncodedSplit(folds.encoding(), folds.whole(), folds.whole(), none, none);
    }

    private static EncodedSplit withoutValidation(
            DetectorConfig config, Source normals, EncodedFolds folds) {
        Split.Shares shares = new Split.Shares(config.holdout().validation(), 0);
        Split split = Prepared.split(normals, shares, config.execution().seed());
        return new EncodedSplit(
                folds.encoding(),
                folds.whole(),
                folds.part(split.training()),
                folds.part(split.validation()),
                folds.part(new BitSet()));
    }

    @Override
    public Provenance.Counts counts() {
        EncodedFolds.Fold first = encoded.folds().get(0);
        EncodedSplit learned =
                isEnsemble()
                        ? new EncodedSplit(
                                encoding(),
                                encoded.whole(),
                                first.training(),
                                first.validation(),
                                whole.calibration())
                        : whole;
        return new Provenance.Counts(
                learned.training().size(),
                learned.validation().size(),
                encoded.whole().size(),
                encoded.folds().size(),
                dealt);
    }

    @Override
    public DetectorContents.Learned learn(Optional<Checkpoint> from, TrainingListener listener) {
        FoldTraining training = new FoldTraining(config, encoded);
        if (model instanceof FoldModels models) {
            FoldTraining.Outcome outcome = training.learn(models, from, listener);
            DetectorContents.Learned kept =
                    new LearnedModel(model, outcome.history())
                            .kept(Calibrated.by(outcome.calibration()), whole);
            return new DetectorContents.Learned(
                    kept.weights(),
                    kept.calibration(),
                    errors(),
                    kept.gallery(),
                    kept.album(),
                    kept.history());
        }
        Calibrated calibrated = Calibrated.by(training.outOfFold());
        return LearnedModel.learn(model, config, whole, from, listener).kept(calibrated, whole);
    }

    /** Of the first fold's model on the samples that it did not learn. */
    private Optional<ErrorProfile> errors() {
        if (model instanceof ReconstructingFolds reconstructing) {
            int[] unlearned = encoded.folds().get(0).calibration().positions();
            return Optional.of(
                    ErrorProfile.of(
                            reconstructing.fold(0),
                            new StorePart(encoded.whole(), unlearned, Reencoding.NONE)));
        }
        return Optional.empty();
    }
}
