package engram.detection;

import engram.data.SampleShape;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Execution;
import engram.detection.files.ArtifactException;
import engram.detection.files.DetectorContents;
import engram.detection.folds.FoldModels;
import engram.detection.learning.LearnedModel;
import engram.model.AnomalyModel;
import engram.model.Reconstructing;
import engram.model.Remembering;
import engram.torch.Compute;
import java.nio.file.Path;

/** From what a folder holds to a detector that computes. */
final class Loading {
    private Loading() {}

    /**
     * @param folder for messages
     * @param execution how to compute here
     * @throws ArtifactException if weights and configuration do not go together
     */
    static AnomalyDetector of(Path folder, DetectorContents contents, Execution execution) {
        Execution resolved = execution.resolve(contents.encoding().shape());
        try (Compute.Entered here = resolved.compute().enter()) {
            AnomalyModel model = fitting(folder, contents, resolved);
            return new AnomalyDetector(
                    contents,
                    resolved,
                    new SharedModel(model, resolved.compute()),
                    contents.config().falseAlarmRate());
        }
    }

    private static AnomalyModel fitting(
            Path folder, DetectorContents contents, Execution execution) {
        try {
            return restored(contents, execution);
        } catch (IllegalArgumentException e) {
            throw new ArtifactException(
                    folder, "does not fit its configuration: " + e.getMessage());
        } catch (RuntimeException e) {
            // What a model stumbles over that is made of sizes which nobody chose.
            throw new ArtifactException(
                    folder,
                    "does not fit its configuration (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static AnomalyModel restored(DetectorContents contents, Execution execution) {
        DetectorConfig config =
                contents.config()
                        .withExecution(
                                new Execution(
                                        contents.config().execution().seed(),
                                        execution.threads(),
                                        execution.device()));
        SampleShape shape = contents.encoding().shape();
        AnomalyModel model =
                contents.learned()
                        .calibration()
                        .folds()
                        .<AnomalyModel>map(
                                cross -> FoldModels.blank(config, shape, cross.folds().size()))
                        .orElseGet(() -> LearnedModel.blank(config, shape));
        try {
            model.restore(contents.learned().weights());
            requireExplainable(model, contents.learned());
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static void requireExplainable(AnomalyModel model, DetectorContents.Learned learned) {
        if (model instanceof Reconstructing && learned.errors().isEmpty()) {
            throw new IllegalArgumentException("it has no error profile");
        }
        if (model instanceof Remembering memory) {
            int items = memory.items();
            int neighbours =
                    learned.gallery().map(gallery -> gallery.neighbours().size()).orElse(0);
            if (neighbours != items) {
                throw new IllegalArgumentException(
                        "it has neighbours of "
                                + neighbours
                                + " memory items, and "
                                + items
                                + " items");
            }
        }
    }
}
