package engram.detection.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.nn.Half;
import engram.nn.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the safetensors format: the header's length (8 bytes, little-endian), a JSON header that
 * names each array's type, shape and place, then the arrays. A large array of which every value is
 * a 16-bit float is written as such: nothing is lost, and it takes half the room.
 */
final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALIGNMENT = 8;
    private static final int FLOATS_AT_ONCE = 1 << 16;

    /** Smaller arrays are not worth looking at for values that fit 16 bits. */
    private static final int WORTH_HALVING = 1 << 16;

    private final OutputStream out;

    private SafetensorsWriter(OutputStream out) {
        this.out = out;
    }

    static void write(StoredArrays arrays, OutputStream out) throws IOException {
        new SafetensorsWriter(out).write(arrays);
    }

    private void write(StoredArrays arrays) throws IOException {
        byte[] header = JSON.writeValueAsBytes(header(arrays));
        byte[] padded =
                Arrays.copyOf(header, (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, header.length, padded.length, (byte) ' ');
        byte[] length = new byte[Long.BYTES];
        littleEndian(length).putLong(padded.length);
        out.write(length);
        out.write(padded);
        for (Weights array : arrays.floats().values()) {
            if (fitsHalves(array)) {
                writeHalves(array.values());
            } else {
                writeFloats(array.values());
            }
        }
        for (StoredArrays.Bytes array : arrays.bytes().values()) {
            out.write(array.values());
        }
    }

    private static ObjectNode header(StoredArrays arrays) {
        ObjectNode header = JSON.createObjectNode();
        if (!arrays.notes().isEmpty()) {
            arrays.notes().forEach(header.putObject("__metadata__")::put);
        }
        long from = 0;
        for (Map.Entry<String, Weights> entry : arrays.floats().entrySet()) {
            Weights array = entry.getValue();
            boolean halves = fitsHalves(array);
            int width = halves ? Short.BYTES : Float.BYTES;
            long to = from + (long) width * array.values().length;
            String type = halves ? "F16" : "F32";
            describe(header.putObject(entry.getKey()), type, array.shape(), from, to);
            from = to;
        }
        for (Map.Entry<String, StoredArrays.Bytes> entry : arrays.bytes().entrySet()) {
            StoredArrays.Bytes array = entry.getValue();
            long to = from + array.values().length;
            describe(header.putObject(entry.getKey()), "U8", array.shape(), from, to);
            from = to;
        }
        return header;
    }

    private static void describe(ObjectNode array, String type, long[] shape, long from, long to) {
        array.put("dtype", type);
        var sides = array.putArray("shape");
        Arrays.stream(shape).forEach(sides::add);
        array.putArray("data_offsets").add(from).add(to);
    }

    private void writeFloats(float[] values) throws IOException {
        byte[] bytes = new byte[Float.BYTES * Math.min(values.length, FLOATS_AT_ONCE)];
        FloatBuffer floats = littleEndian(bytes).asFloatBuffer();
        for (int from = 0; from < values.length; from += FLOATS_AT_ONCE) {
            int count = Math.min(FLOATS_AT_ONCE, values.length - from);
            floats.rewind().put(values, from, count);
            out.write(bytes, 0, Float.BYTES * count);
        }
    }

    private static boolean fitsHalves(Weights array) {
        if (array.values().length < WORTH_HALVING) {
            return false;
        }
        for (float value : array.values()) {
            if (Half.round(value) != value) {
                return false;
            }
        }
        return true;
    }

    private void writeHalves(float[] values) throws IOException {
        byte[] bytes = new byte[Short.BYTES * Math.min(values.length, FLOATS_AT_ONCE)];
        ShortBuffer halves = littleEndian(bytes).asShortBuffer();
        for (int from = 0; from < values.length; from += FLOATS_AT_ONCE) {
            int to = Math.min(values.length, from + FLOATS_AT_ONCE);
            halves.rewind().put(Half.of(Arrays.copyOfRange(values, from, to)));
            out.write(bytes, 0, Short.BYTES * (to - from));
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
