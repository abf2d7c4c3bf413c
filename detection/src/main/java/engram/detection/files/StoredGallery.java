package engram.detection.files;

import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.detection.explanation.Gallery;
import engram.nn.Weights;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A {@link Gallery} without its values, which are an array beside it: one byte per value of a
 * picture, since that is how pictures came.
 *
 * @param samples ids, in the order of the array
 * @param items for each memory item its neighbours, nearest first
 */
record StoredGallery(List<String> samples, List<List<Neighbour>> items) {
    private static final String VALUES = "gallery.values";

    /**
     * @param sample its place among {@link #samples}
     */
    record Neighbour(int sample, float weight) {}

    /** Puts the values with {@code arrays} and returns the rest. */
    static StoredGallery store(Gallery gallery, Encoding encoding, StoredArrays arrays) {
        // Neighbours of several items share their array of values.
        IdentityHashMap<float[], Integer> places = new IdentityHashMap<>();
        List<String> samples = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        List<List<Neighbour>> items = new ArrayList<>();
        for (List<Gallery.Neighbour> neighbours : gallery.neighbours()) {
            List<Neighbour> stored = new ArrayList<>();
            for (Gallery.Neighbour neighbour : neighbours) {
                Integer place = places.putIfAbsent(neighbour.values(), samples.size());
                if (place == null) {
                    place = samples.size();
                    samples.add(neighbour.id());
                    values.add(neighbour.values());
                }
                stored.add(new Neighbour(place, neighbour.weight()));
            }
            items.add(stored);
        }
        storeValues(values, encoding, arrays);
        return new StoredGallery(samples, items);
    }

    private static void storeValues(List<float[]> values, Encoding encoding, StoredArrays arrays) {
        int size = encoding.shape().size();
        long[] shape =
                LongStream.concat(
                                LongStream.of(values.size()),
                                IntStream.of(encoding.shape().dimensions()).asLongStream())
                        .toArray();
        if (encoding.pixels().isPresent()) {
            PixelRange range = encoding.pixels().get();
            byte[] bytes = new byte[Math.multiplyExact(values.size(), size)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) range.level(values.get(i / size)[i % size]);
            }
            arrays.bytes().put(VALUES, new StoredArrays.Bytes(shape, bytes));
        } else {
            float[] floats = new float[Math.multiplyExact(values.size(), size)];
            for (int i = 0; i < values.size(); i++) {
                System.arraycopy(values.get(i), 0, floats, i * size, size);
            }
            arrays.floats().put(VALUES, new Weights(shape, floats));
        }
    }

    /**
     * The gallery again.
     *
     * @throws IllegalArgumentException if the array is missing or not of the right size
     */
    Gallery restore(Encoding encoding, StoredArrays arrays) {
        int size = encoding.shape().size();
        float[] all = values(encoding, arrays);
        if (all.length != Math.multiplyExact(samples.size(), size)) {
            throw new IllegalArgumentException(
                    "array \"" + VALUES + "\" should hold " + samples.size() + " samples");
        }
        List<float[]> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            float[] sample = new float[size];
            System.arraycopy(all, i * size, sample, 0, size);
            values.add(sample);
        }
        return new Gallery(
                items.stream()
                        .map(item -> item.stream().map(one -> neighbour(one, values)).toList())
                        .toList());
    }

    /**
     * For each memory item the names of its neighbours, nearest first.
     *
     * @throws IllegalArgumentException if one of them is not there
     */
    List<List<String>> names() {
        return items.stream()
                .map(item -> item.stream().map(one -> samples.get(place(one))).toList())
                .toList();
    }

    private int place(Neighbour stored) {
        if (stored.sample < 0 || stored.sample >= samples.size()) {
            throw new IllegalArgumentException("the gallery has no sample " + stored.sample);
        }
        return stored.sample;
    }

    private Gallery.Neighbour neighbour(Neighbour stored, List<float[]> values) {
        int place = place(stored);
        return new Gallery.Neighbour(samples.get(place), stored.weight, values.get(place));
    }

    private static float[] values(Encoding encoding, StoredArrays arrays) {
        if (encoding.pixels().isPresent() && arrays.bytes().containsKey(VALUES)) {
            PixelRange range = encoding.pixels().get();
            byte[] bytes = arrays.bytes().get(VALUES).values();
            float[] values = new float[bytes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = range.scale(bytes[i] & 0xff);
            }
            return values;
        } else if (arrays.floats().containsKey(VALUES)) {
            return arrays.floats().get(VALUES).values();
        }
        throw new IllegalArgumentException("array \"" + VALUES + "\" is missing");
    }
}
