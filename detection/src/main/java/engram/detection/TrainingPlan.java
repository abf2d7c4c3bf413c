package engram.detection;

import java.time.Instant;
import java.util.Map;

/**
 * What is about to be trained: all that its outcome depends on.
 *
 * @param config with nothing left open
 * @param source the training data as the user named it
 * @param sourceHash SHA-256 of that data
 * @param counts how many normal samples there are, and how they are dealt out
 */
record TrainingPlan(
        DetectorConfig config, String source, String sourceHash, Provenance.Counts counts) {

    Provenance provenance(Map<String, String> reading, double seconds) {
        return new Provenance(
                source,
                reading,
                sourceHash,
                counts,
                Environments.current(),
                Instant.now(),
                seconds);
    }
}
