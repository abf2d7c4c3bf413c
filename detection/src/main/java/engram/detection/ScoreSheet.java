package engram.detection;

import engram.data.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Samples under several scores.
 *
 * @param scores by name, the detector's own first, each in the samples' order
 * @param labels what was known of the samples
 */
public record ScoreSheet(Map<String, double[]> scores, List<Label> labels) {
    /** The name of the score of a model that has one. */
    public static final String ONLY = "score";

    /** Collects batches. */
    static final class Writer {
        private final Map<String, DoubleStream.Builder> scores = new LinkedHashMap<>();
        private final List<Label> labels = new ArrayList<>();

        void add(Map<String, double[]> batch, List<Label> known) {
            batch.forEach(
                    (name, values) -> {
                        DoubleStream.Builder builder =
                                scores.computeIfAbsent(name, any -> DoubleStream.builder());
                        DoubleStream.of(values).forEach(builder);
                    });
            labels.addAll(known);
        }

        ScoreSheet finish() {
            Map<String, double[]> finished = new LinkedHashMap<>();
            scores.forEach((name, values) -> finished.put(name, values.build().toArray()));
            return new ScoreSheet(finished, List.copyOf(labels));
        }
    }
}
