package engram.detection.files;

import engram.nn.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a safetensors file holds.
 *
 * @param floats arrays of type F32, or F16 where that holds all of their values
 * @param bytes arrays of type U8
 * @param notes words about them
 */
record StoredArrays(
        Map<String, Weights> floats, Map<String, Bytes> bytes, Map<String, String> notes) {

    /** A row-major array of numbers 0 to 255. */
    record Bytes(long[] shape, byte[] values) {}

    static StoredArrays empty() {
        return new StoredArrays(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** In the order of their names, so that the same arrays are the same file. */
    static StoredArrays of(Map<String, Weights> floats) {
        return new StoredArrays(new TreeMap<>(floats), Map.of(), Map.of());
    }

    boolean isEmpty() {
        return floats.isEmpty() && bytes.isEmpty();
    }
}
