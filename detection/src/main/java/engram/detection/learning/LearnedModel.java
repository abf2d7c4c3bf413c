package engram.detection.learning;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnusableSettingException;
import engram.data.encodings.ImageEncoding;
import engram.detection.config.DetectorConfig;
import engram.detection.explanation.Album;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Gallery;
import engram.detection.files.DetectorContents;
import engram.detection.verdict.Calibrated;
import engram.model.AnomalyModel;
import engram.model.RecallingPatches;
import engram.model.Reconstructing;
import engram.model.Remembering;
import engram.models.Catalogue;
import engram.torch.Compute;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A model that has learned, and how that went.
 *
 * @param history empty for models that learn in one go
 */
public record LearnedModel(AnomalyModel model, List<EpochReport> history) {

    /**
     * A model that has learned nothing yet; whoever asks for it closes it.
     *
     * @throws UnusableSettingException if its settings do not suit such samples, or there is no
     *     such device
     */
    public static AnomalyModel blank(DetectorConfig config, SampleShape shape) {
        try (Compute.Entered here = config.execution().resolve(shape).compute().enter()) {
            return Catalogue.family(config.family())
                    .create(config.model(), shape, config.execution().seed());
        } catch (IllegalArgumentException e) {
            throw new UnusableSettingException(e.getMessage());
        }
    }

    /**
     * Lets a model learn.
     *
     * @param config with nothing left open
     * @param from where an interrupted training stood
     * @throws engram.training.TrainingDivergedException if the losses stop being finite
     */
    static LearnedModel learn(
            AnomalyModel model,
            DetectorConfig config,
            EncodedSplit split,
            Optional<Checkpoint> from,
            TrainingListener listener) {
        Trainer trainer = new Trainer(config.training(), config.execution().seed(), listener, from);
        return new LearnedModel(model, model.fit(split.training(), split.validation(), trainer));
    }

    /** What of it a detector keeps. */
    DetectorContents.Learned kept(Calibrated calibration, EncodedSplit split) {
        return new DetectorContents.Learned(
                model.weights(),
                calibration,
                model instanceof Reconstructing reconstructing
                        ? Optional.of(ErrorProfile.of(reconstructing, split.leastLearned()))
                        : Optional.empty(),
                model instanceof Remembering remembering
                        ? Optional.of(Gallery.of(remembering, split.training(), split.encoding()))
                        : Optional.empty(),
                album(split),
                history);
    }

    private Optional<Album> album(EncodedSplit split) {
        return model instanceof RecallingPatches recalling
                        && recalling.recallsPatches()
                        && split.encoding() instanceof ImageEncoding pictures
                ? Optional.of(Album.of(recalling, split.training(), pictures))
                : Optional.empty();
    }

    /** The scores of samples that it did not learn from: what a threshold is taken from. */
    double[] scores(SampleStore heldOut) {
        DoubleStream.Builder scores = DoubleStream.builder();
        int atOnce = Math.max(1, (1 << 20) / model.shape().size());
        try (SampleReader reader = heldOut.open()) {
            for (var next = reader.next(atOnce); next.isPresent(); next = reader.next(atOnce)) {
                Batch batch = next.get();
                DoubleStream.of(model.score(batch.values(), batch.size())).forEach(scores);
            }
        }
        return scores.build().toArray();
    }
}
