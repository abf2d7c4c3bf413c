package engram.detection.files;

import engram.data.encodings.Encoding;
import engram.detection.config.DetectorConfig;
import engram.detection.verdict.Calibrated;
import engram.training.EpochReport;
import java.nio.file.Path;
import java.util.List;

/**
 * What is written about a detector in its folder, without the detector itself: read in a moment,
 * and without libtorch.
 *
 * @param history of training; empty for models that learn in one go
 * @param nearest for each memory item the names of the training samples nearest to it; empty where
 *     there are no items
 * @param bytes that the folder takes
 */
public record DetectorSummary(
        DetectorConfig config,
        Encoding encoding,
        Calibrated calibrated,
        List<EpochReport> history,
        List<List<String>> nearest,
        Provenance provenance,
        long bytes) {

    public DetectorSummary {
        history = List.copyOf(history);
        nearest = nearest.stream().map(List::copyOf).toList();
    }

    /**
     * Reads it. The weights are not looked at: {@link engram.detection.AnomalyDetector#load} checks
     * those.
     *
     * @throws ArtifactException if the folder is no detector's, or of a newer version
     */
    public static DetectorSummary read(Path folder) {
        return DetectorArtifact.summary(folder);
    }
}
