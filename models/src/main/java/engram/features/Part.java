package engram.features;

import engram.nn.Graph;
import engram.nn.Weights;
import java.util.Map;
import java.util.SplittableRandom;

/** One way to judge a picture by its features. Safe for several threads. */
interface Part extends AutoCloseable {

    /**
     * What a part makes of a picture.
     *
     * @param score how anomalous it is
     * @param map how anomalous each position is, row by row; empty where the part sees pictures as
     *     a whole
     */
    record Judgement(double score, float[] map) {}

    Judgement judge(PictureFeatures features);

    @Override
    void close();

    /** How parts of one kind are made. */
    interface Kind {

        /** What the names of its arrays begin with. */
        String name();

        /** How many pictures it takes to be worth asking. */
        default int fewest() {
            return 0;
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

        /** The scores of such a part, written down: (B) floats. */
        String draw(Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features);
    }

    /** The kind that settings are of. */
    static Kind kind(PartSettings settings) {
        if (settings instanceof PatchSettings patches) {
            return new PatchMemory.Kind(patches);
        } else if (settings instanceof PositionSettings positions) {
            return new PositionGaussians.Kind(positions);
        } else if (settings instanceof StatisticsSettings statistics) {
            return new StatisticsGaussian.Kind(statistics);
        }
        throw new IllegalArgumentException("no part has settings of type " + settings.getClass());
    }
}
