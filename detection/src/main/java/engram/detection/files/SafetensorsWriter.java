package engram.detection.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.nn.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the safetensors format: the header's length (8 bytes, little-endian), a JSON header that
 * names each array's type, shape and place, then the arrays.
 */
final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALIGNMENT = 8;
    private static final int FLOATS_AT_ONCE = 1 << 16;

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
            writeFloats(array.values());
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
            long to = from + (long) Float.BYTES * array.values().length;
            describe(header.putObject(entry.getKey()), "F32", array.shape(), from, to);
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

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
