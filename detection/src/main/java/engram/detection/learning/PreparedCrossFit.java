package engram.detection.learning;

import engram.data.sources.Source;
import engram.data.splits.Split;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Recipe;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.model.AnomalyModel;
import engram.model.CrossFitted;
import engram.training.Checkpoint;
import engram.training.TrainingListener;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * All samples are learned from and calibrate: the model judges each fold by what it made of the
 * others, which it needs to know anyway.
 *
 * @param folds in how many folds samples are dealt
 */
record PreparedCrossFit(
        DetectorConfig config, EncodedSplit encoded, String dealt, int folds, AnomalyModel model)
        implements Prepared {

    /** Whether the model would, and nobody asked for samples to be held out. */
    static boolean suits(Recipe recipe) {
        return recipe.crossFits() && recipe.holdout().folds() != 1;
    }

    static PreparedCrossFit of(Recipe recipe, Source normals) {
        Split.Shares none = new Split.Shares(0, 0);
        EncodedSplit split =
                EncodedSplit.of(normals, Prepared.split(normals, none, recipe.execution().seed()));
        try {
            DetectorConfig config = recipe.forShape(split.encoding().shape());
            AnomalyModel model = LearnedModel.blank(config, split.encoding().shape());
            CrossFitted crossFitted = (CrossFitted) model;
            int wanted =
                    config.holdout().folds() > 1 ? config.holdout().folds() : crossFitted.folds();
            int folds = Math.min(wanted, split.training().size());
            // Where samples could not be read, positions are not the source's: the model deals.
            if (split.training().size() == normals.size()) {
                List<BitSet> positions =
                        Split.folds(
                                normals.size(),
                                normals.grouping(),
                                wanted,
                                config.execution().seed());
                folds = positions.size();
                crossFitted.deal(positions);
            }
            DetectorConfig resolved =
                    Prepared.resolve(config, split.training(), split.training().size(), folds);
            return new PreparedCrossFit(
                    resolved, split, normals.grouping().description(), folds, model);
        } catch (Throwable e) {
            split.close();
            throw e;
        }
    }

    @Override
    public Provenance.Counts counts() {
        int all = encoded.training().size();
        int judged = folds < 2 ? 0 : Math.min(all, ((CrossFitted) model).mostJudged());
        return new Provenance.Counts(all, 0, judged, folds, dealt);
    }

    @Override
    public DetectorContents.Learned learn(Optional<Checkpoint> from, TrainingListener listener) {
        LearnedModel learned = LearnedModel.learn(model, config, encoded, from, listener);
        CrossFitted crossFitted = (CrossFitted) model;
        Calibration calibration =
                Calibration.inStretches(crossFitted.outOfFold(), crossFitted.stretches());
        return learned.kept(Calibrated.by(calibration), encoded);
    }
}
