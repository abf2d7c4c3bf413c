package engram.features.parts;

import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import engram.model.RecallingPatches;
import engram.nn.Graph;
import engram.nn.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One way to judge a picture by its features. Safe for several threads. */
public interface Part extends AutoCloseable {

    /**
     * What a part makes of a picture.
     *
     * @param score how anomalous it is
     * @param map how anomalous each position is, row by row; empty where the part sees pictures as
     *     a whole
     * @param odd what is least like anything kept; empty where the part keeps nothing to name
     */
    record Judgement(double score, float[] map, Optional<Odd> odd) {
        private static final int LARGEST = 7;
        private static final int AMONG = 256;

        /**
         * @param place of the patch, row by row
         * @param nearest the kept ones most like it, the most alike first
         */
        public record Odd(int place, List<RecallingPatches.Near> nearest) {}

        /** A score, and where it comes from. */
        public Judgement(double score, float... map) {
            this(score, map, Optional.empty());
        }

        /** A map, whose largest values' mean is the score: {@link #largest}. */
        public static Judgement of(float... map) {
            float[] ascending = map.clone();
            Arrays.sort(ascending);
            double sum = 0;
            int most = largest(map.length);
            for (int i = ascending.length - most; i < ascending.length; i++) {
                sum += ascending[i];
            }
            return new Judgement(sum / most, map);
        }

        /** The same, with what is named for it. */
        public Judgement with(Odd named) {
            return new Judgement(score, map, Optional.of(named));
        }

        /**
         * What is anomalous covers a few positions, the same share whatever their number; one alone
         * may be chance.
         */
        private static int largest(int positions) {
            return Math.max(1, Math.round((float) LARGEST * positions / AMONG));
        }

        /**
         * The score of {@link #of}, written down: (B).
         *
         * @param map (B, P)
         */
        public static String draw(Graph graph, String map, int positions) {
            int most = largest(positions);
            String values = graph.two("TopK", Map.of("axis", 1L), map, graph.whole(most)).first();
            return graph.node("ReduceMean", Map.of("axes", new long[] {1}, "keepdims", 0L), values);
        }
    }

    /** What it makes of a picture. */
    Judgement judge(PictureFeatures features);

    @Override
    void close();

    /** How parts of one kind are made. */
    interface Kind {

        /** What the names of its arrays begin with. */
        String name();

        /** What it judges of pictures as a whole, in words; empty where it judges places. */
        default Optional<String> whole() {
            return Optional.empty();
        }

        /** How many pictures it takes to be worth asking. */
        default int fewest() {
            return 0;
        }

        /** How many patches of training pictures it would choose from. */
        default int candidates() {
            return 0;
        }

        /** Whether it takes it that a place in a picture shows the same place of the part. */
        default boolean isBoundToPlaces() {
            return false;
        }

        /**
         * The name of the array, if any, that tells its maps what they usually are at each position
         * ({@link Usual}).
         */
        default Optional<String> usual() {
            return Optional.empty();
        }

        /**
         * What a standardised value counts for in the sum of several parts.
         *
         * @param deviations above what normal samples have
         */
        default double counted(double deviations) {
            return deviations;
        }

        /** Whether it takes what stands still before the camera. */
        default boolean needsBackdrop() {
            return false;
        }

        /** What its judgements of normal samples are taken to deviate by at least. */
        default double leastDeviation() {
            return 0;
        }

        /** {@link #counted(double)}, written down. */
        default String counted(Graph graph, String deviations) {
            return deviations;
        }

        /** Whether its judgements have a map. */
        default boolean localises() {
            return true;
        }

        /**
         * Learns.
         *
         * @param without the pictures of this fold are not learned from; -1 leaves none out
         */
        Map<String, Weights> fit(TrainingFeatures training, int without, SplittableRandom random);

        /**
         * A part from what {@link #fit} gave.
         *
         * @throws IllegalArgumentException if something is missing or of the wrong shape
         */
        Part of(Map<String, Weights> weights);

        /**
         * The scores of such a part, written down: (B) floats.
         *
         * @throws UnsupportedOperationException unless a part says how
         */
        default String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            throw new UnsupportedOperationException("ONNX has no words for what it computes");
        }
    }
}
