package engram.detection.explanation;

import engram.detection.verdict.Detection;
import engram.model.Look;
import engram.model.Recalling;
import engram.model.RecallingPatches;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a sample has its score.
 *
 * @param detection the verdict
 * @param values the encoded sample
 * @param reconstruction what the model made of it; empty for models that do not reconstruct
 * @param recalled the memory items it was read from, heaviest first; empty for models without
 *     memory
 * @param places where in a picture what is anomalous lies; empty for models that do not say
 * @param nearest the kept rows nearest to a row, nearest first; empty for models that keep none
 */
public record Explanation(
        Detection detection,
        float[] values,
        Optional<float[]> reconstruction,
        List<Recalled> recalled,
        Optional<Places> places,
        List<Recalling.Kept> nearest) {

    public Explanation {
        recalled = List.copyOf(recalled);
        nearest = List.copyOf(nearest);
    }

    /**
     * How anomalous each place of a picture is.
     *
     * @param map (H, W) higher is more
     * @param high what one in two hundred places of normal pictures reach
     * @param oddest the patch that is least like any that is kept; empty for models that keep none
     * @param parts what the score consists of; empty for models that judge in one way
     */
    public record Places(
            float[] map,
            float high,
            Optional<RecallingPatches.Oddest> oddest,
            List<Look.Part> parts) {

        /** Half as far again: hardly a place of a normal picture is hotter. */
        private static final float LITTLE = 1.5f;

        public Places {
            parts = List.copyOf(parts);
        }

        /**
         * What is furthest beyond normal, if that is a judgement of the picture as a whole, in
         * words; empty where it is one of places.
         */
        public Optional<String> whole() {
            return parts.stream()
                    .max(Comparator.comparingDouble(Look.Part::beyond))
                    .flatMap(Look.Part::whole);
        }

        /** Whether no place is much more unlike normal than those of normal pictures. */
        public boolean areUsual() {
            for (float value : map) {
                if (value > LITTLE * high) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A memory item's part in a reconstruction.
     *
     * @param item which, from 0
     * @param weight its share in what was read
     */
    public record Recalled(int item, float weight) {}

    /** The squared error of each value, where there is a reconstruction. */
    public Optional<float[]> squaredErrors() {
        return reconstruction.map(given -> ErrorProfile.squaredErrors(values, given));
    }
}
