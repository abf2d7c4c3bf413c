package engram.detection.files;

import engram.detection.config.DetectorConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is about to be trained: all that its outcome depends on.
 *
 * @param config with nothing left open
 * @param source the training data as the user named it
 * @param sourceHash SHA-256 of that data
 * @param counts how many normal samples there are, and how they are dealt out
 */
public record TrainingPlan(
        DetectorConfig config, String source, String sourceHash, Provenance.Counts counts) {

    /**
     * The same when it is done.
     *
     * @param remarks what was said on the way
     */
    public Provenance provenance(
            Map<String, String> reading, double seconds, List<String> remarks) {
        return new Provenance(
                source,
                reading,
                sourceHash,
                counts,
                Provenance.Environment.current(),
                Instant.now(),
                seconds,
                remarks);
    }
}
