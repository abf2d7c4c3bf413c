package engram.detection.files;

import engram.data.encodings.Encoding;
import engram.detection.config.DetectorConfig;
import engram.detection.explanation.Album;
import engram.detection.explanation.ErrorProfile;
import engram.detection.explanation.Gallery;
import engram.detection.verdict.Calibrated;
import engram.nn.Weights;
import engram.training.EpochReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a detector's folder holds. */
public record DetectorContents(
        DetectorConfig config, Encoding encoding, Learned learned, Provenance provenance) {

    /**
     * What training produced.
     *
     * @param weights of the model, or of the models of all folds, by name
     * @param calibration scores of normal samples under models that did not learn them
     * @param errors of held-out normal samples; empty for models that do not reconstruct
     * @param gallery empty for models without memory
     * @param album empty for models that keep no patches of pictures
     * @param history of training; empty for models that learn in one go
     */
    public record Learned(
            Map<String, Weights> weights,
            Calibrated calibration,
            Optional<ErrorProfile> errors,
            Optional<Gallery> gallery,
            Optional<Album> album,
            List<EpochReport> history) {}
}
