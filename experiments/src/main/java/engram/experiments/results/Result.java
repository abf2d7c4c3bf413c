package engram.experiments.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import engram.detection.files.Provenance;
import engram.experiments.grid.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One line of a result file: all that a run came to and all it takes to repeat it.
 *
 * @param settings the method's, as given
 * @param config all settings, those left open included
 * @param data what was learned from and tested on
 * @param scores for each score of the method, its own first, figures by name; see {@link Figures}
 * @param epochs what the test set came to after each epoch, where that was looked at
 * @param memory how memory fared in the last epoch
 * @param cost of the run
 * @param environment what computed it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Result(
        Run run,
        Map<String, String> settings,
        Map<String, Object> config,
        Data data,
        Map<String, Map<String, Double>> scores,
        Optional<List<Epoch>> epochs,
        Optional<Memory> memory,
        Cost cost,
        Provenance.Environment environment) {

    /**
     * @param hash SHA-256 of the data
     * @param training how many samples were learned from
     * @param validation how many were watched
     * @param normal how many normal samples were tested
     * @param anomalous how many anomalous ones
     */
    public record Data(String hash, int training, int validation, int normal, int anomalous) {}

    /**
     * @param auroc of the test set, by squared errors
     * @param loss of the validation samples; empty where there are none
     */
    public record Epoch(double auroc, OptionalDouble loss) {}

    /**
     * @param items how many there are
     * @param unused how many got less than 1 % of the mean usage
     * @param effective how many equally used items would be as varied
     * @param active items with weight above 0 per query, on average
     * @param dead share of queries for which no item's weight exceeded the shrink threshold
     */
    public record Memory(int items, int unused, double effective, double active, double dead) {}

    /**
     * @param epochs as trained; 0 for a method that learns in one go
     * @param training seconds, reading the data and all that is done after each epoch included
     * @param scoring seconds for all test samples, reading included
     * @param threads libtorch's
     * @param ended when
     */
    public record Cost(int epochs, double training, double scoring, int threads, Instant ended) {}

    /** All settings by dotted key, as text: those that were given, and those left open. */
    public Map<String, String> leaves() {
        return leaves(config);
    }

    private static Map<String, String> leaves(Map<?, ?> tree) {
        Map<String, String> leaves = new TreeMap<>();
        tree.forEach(
                (key, value) -> {
                    if (value instanceof Map<?, ?> inner) {
                        leaves(inner).forEach((name, text) -> leaves.put(key + "." + name, text));
                    } else {
                        leaves.put(key.toString(), value.toString());
                    }
                });
        return leaves;
    }

    /** The figure under the method's own score. */
    public double own(String figure) {
        return scores.values().iterator().next().get(figure);
    }
}
