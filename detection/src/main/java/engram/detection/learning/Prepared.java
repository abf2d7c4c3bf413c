package engram.detection.learning;

import engram.data.LeftOut;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import engram.data.encodings.Encoding;
import engram.data.sources.Source;
import engram.data.splits.Split;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.config.Recipe;
import engram.detection.files.DetectorContents;
import engram.detection.files.Provenance;
import engram.detection.folds.FoldModels;
import engram.model.AnomalyModel;
import engram.training.Checkpoint;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;

/**
 * Samples dealt out and encoded, and a model that has learned nothing yet: what a training starts
 * from. There are three ways to deal: {@link PreparedSplit}, {@link PreparedFolds} and {@link
 * PreparedCrossFit}.
 */
public interface Prepared extends AutoCloseable {

    /**
     * Deals as the recipe says, or chooses where it leaves that open.
     *
     * @throws UnreadableDataException if the data cannot be used
     * @throws IllegalArgumentException if the configuration does not suit the samples
     */
    static Prepared of(Recipe recipe, Source normals) {
        if (PreparedCrossFit.suits(recipe)) {
            return PreparedCrossFit.of(recipe, normals);
        }
        // Clips share frames: there are fewer to calibrate on than they seem to be, and no number
        // of folds makes more. A network of clips for each fold would be out of proportion.
        boolean open = recipe.holdout().folds() == 0;
        boolean folded =
                !(open && normals.outline() instanceof SampleShape.Clip)
                        && recipe.holdout().isFolded(normals.size(), recipe.falseAlarmRate());
        return folded ? PreparedFolds.of(recipe, normals) : PreparedSplit.of(recipe, normals);
    }

    /**
     * Deals into parts.
     *
     * @throws UnreadableDataException if there are too few samples
     */
    static Split split(Source normals, Split.Shares shares, long seed) {
        try {
            return Split.of(normals.size(), normals.grouping(), shares, seed);
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException(normals.name() + ": " + e.getMessage());
        }
    }

    /**
     * In which stretch each sample is that a source has; none where each stands for itself. Frames
     * of a stretch of video are alike, whatever model judges them.
     */
    static int[] stretches(Source normals) {
        return normals.outline() instanceof SampleShape.Clip
                ? normals.grouping().units(normals.size())
                : new int[0];
    }

    /**
     * The configuration with nothing left open.
     *
     * @param samples how many a model learns from
     * @param folds in how many folds samples are dealt; 1 for a split
     */
    static DetectorConfig resolve(
            DetectorConfig config, SampleStore stored, int samples, int folds) {
        Execution execution = config.execution().resolve(stored.shape());
        return config.withExecution(execution)
                .withTraining(config.training().resolve(stored.shape(), samples))
                .withHoldout(config.holdout().withFolds(folds));
    }

    /** With nothing left open. */
    DetectorConfig config();

    /** What they became. */
    Encoded encoded();

    /** How the detector will read samples. */
    default Encoding encoding() {
        return encoded().encoding();
    }

    Provenance.Counts counts();

    /** The samples that are in no part, since they could not be read. */
    default List<LeftOut> leftOut() {
        return encoded().leftOut();
    }

    /** Samples that are learned from, in their source's order. */
    default SampleStore samples() {
        return encoded().samples();
    }

    /** Learns in {@link #learn}; whoever prepares closes it. */
    AnomalyModel model();

    /** Whether the model consists of the models of all folds. */
    default boolean isEnsemble() {
        return model() instanceof FoldModels;
    }

    /**
     * Lets the model learn and calibrates it.
     *
     * @throws engram.training.TrainingDivergedException if the losses stop being finite
     */
    DetectorContents.Learned learn(Optional<Checkpoint> from, TrainingListener listener);

    /** Gives back the encoded samples. */
    @Override
    default void close() {
        encoded().close();
    }
}
