package engram.detection;

import java.time.Instant;
import java.util.Map;

/**
 * Where a detector comes from: enough to train it again.
 *
 * @param source the training data as the user named it
 * @param reading how the user asked for it to be read: {@link engram.data.Source#settings}
 * @param sourceHash SHA-256 of that data
 * @param counts how many normal samples there were, and how they were dealt out
 * @param environment what computed it
 * @param created when training ended
 * @param seconds how long training took, all resumptions together
 */
public record Provenance(
        String source,
        Map<String, String> reading,
        String sourceHash,
        Counts counts,
        Environment environment,
        Instant created,
        double seconds) {

    public Provenance {
        reading = reading == null ? Map.of() : Map.copyOf(reading);
    }

    /** Numbers of normal samples. */
    public record Counts(int training, int validation, int calibration) {}

    /**
     * Versions and machine.
     *
     * @param engram version of Engram
     * @param commit of Engram's sources; "unknown" outside a checkout
     * @param java the runtime
     * @param torch version of libtorch
     * @param machine operating system, processor and number of processors
     */
    public record Environment(
            String engram, String commit, String java, String torch, String machine) {}
}
