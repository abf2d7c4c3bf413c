package engram.features.parts;

import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Points;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a memory among the parts is stored: its items, in 16 bits, and what brought their values to
 * one scale.
 *
 * @param part its name, which the names of its arrays begin with
 * @param width values of an item
 */
record Items(String part, int width) {

    /**
     * Refuses numbers that nothing can be chosen by.
     *
     * @throws IllegalArgumentException if there is no item, or fewer candidates than items
     */
    static void requireAmong(int items, int candidates) {
        if (items < 1) {
            throw new IllegalArgumentException("items must be at least 1, not " + items);
        }
        if (candidates < items) {
            throw new IllegalArgumentException(
                    "candidates must be at least as many as items, "
                            + items
                            + ", not "
                            + candidates);
        }
    }

    /** The name of the array of items. */
    String items() {
        return part + ".items";
    }

    /** The name of the array that holds the scale. */
    String scale() {
        return part + ".scale";
    }

    /** The rows that were chosen among all, one after the other. */
    float[] rows(float[] all, int... chosen) {
        float[] rows = new float[chosen.length * width];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(all, chosen[i] * width, rows, i * width, width);
        }
        return rows;
    }

    /**
     * @param items (N, width)
     * @param scale what each value was multiplied by
     */
    Map<String, Weights> weights(float[] items, float... scale) {
        Map<String, Weights> weights = new LinkedHashMap<>();
        long[] shape = {items.length / width, width};
        weights.put(items(), new Weights(shape, Half.round(items)));
        weights.put(scale(), Weights.of(scale));
        return weights;
    }

    /**
     * (N, width).
     *
     * @throws IllegalArgumentException if they are missing or of the wrong shape
     */
    Weights items(Map<String, Weights> weights) {
        return Points.rows(weights, items(), width);
    }

    /**
     * What each value is multiplied by.
     *
     * @throws IllegalArgumentException if it is missing
     */
    float[] scale(Map<String, Weights> weights) {
        return Points.vector(weights, scale()).values();
    }
}
