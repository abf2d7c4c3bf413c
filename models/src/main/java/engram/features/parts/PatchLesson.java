package engram.features.parts;

import engram.features.extraction.PictureFeatures;
import engram.model.Teachable;
import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Points;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Further patches for a {@link PatchMemory} that has learned, and away with them again. */
public final class PatchLesson {
    /** The picture that a patch comes from, where it was taught and not trained on. */
    private static final int NOT_OF_TRAINING = -1;

    private static final Items STORED = PatchMemory.STORED;

    private PatchLesson() {}

    /**
     * The weights with further patches remembered: of all that are given, one after the other the
     * one farthest from what is remembered already, until none is farther than remembered ones are
     * from each other, or enough are.
     *
     * @param patches (n, 768) as {@link PictureFeatures} has them
     * @param positions of a picture
     */
    public static Teachable.Lesson taught(
            Map<String, Weights> weights, float[] patches, int positions) {
        Weights stored = STORED.items(weights);
        float[] scale = STORED.scale(weights);
        float[] rows = patches.clone();
        for (int i = 0; i < rows.length; i++) {
            rows[i] *= scale[i % scale.length];
        }
        int[] chosen = FarthestFrom.choose(stored, Half.round(rows));
        float[] sources = new float[chosen.length * 2];
        for (int i = 0; i < chosen.length; i++) {
            sources[2 * i] = NOT_OF_TRAINING;
            sources[2 * i + 1] = chosen[i] % positions;
        }
        Map<String, Weights> more = new LinkedHashMap<>(weights);
        more.put(STORED.items(), stored.withRows(Half.round(STORED.rows(rows, chosen))));
        more.put(PatchMemory.SOURCES, sources(weights).withRows(sources));
        more.computeIfPresent(PatchMemory.SHARES, longer(chosen.length));
        return new Teachable.Lesson(more, chosen.length);
    }

    /** The weights without the patches that were remembered last. */
    public static Map<String, Weights> forgotten(Map<String, Weights> weights, int items) {
        Map<String, Weights> fewer = new LinkedHashMap<>(weights);
        fewer.put(STORED.items(), STORED.items(weights).withoutLastRows(items));
        fewer.put(PatchMemory.SOURCES, sources(weights).withoutLastRows(items));
        fewer.computeIfPresent(PatchMemory.SHARES, longer(-items));
        return fewer;
    }

    private static Weights sources(Map<String, Weights> weights) {
        return Points.rows(weights, PatchMemory.SOURCES, 2);
    }

    /** A vector with so many more zeros at its end, or fewer values. */
    private static BiFunction<String, Weights, Weights> longer(int by) {
        return (name, vector) ->
                Weights.of(Arrays.copyOf(vector.values(), vector.values().length + by));
    }

    /** Whether there is a memory of patches among the weights. */
    public static boolean isIn(Map<String, Weights> weights) {
        return weights.containsKey(STORED.items());
    }
}
