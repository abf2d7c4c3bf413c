package engram.detection.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.nn.Half;
import engram.nn.Weights;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link SafetensorsWriter} writes, and believes nothing that the file says of itself.
 */
final class SafetensorsReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int BYTES_AT_ONCE = 1 << 18;

    private final Path file;
    private final FileChannel channel;

    private SafetensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @throws ArtifactException if the file cannot be read or is not in the format
     */
    static StoredArrays read(Path file) {
        FileMark.requireFile(file);
        try (FileChannel channel = FileChannel.open(file)) {
            return new SafetensorsReader(file, channel).arrays();
        } catch (EOFException e) {
            throw new ArtifactException(file, "is truncated");
        } catch (JsonProcessingException e) {
            throw new ArtifactException(file, "has a damaged header: it is not JSON");
        } catch (IOException e) {
            throw ArtifactException.unreadable(file, e);
        }
    }

    /** What the header says of one array; {@code from} and {@code to} count from its end. */
    private record Entry(String name, String type, long[] shape, long from, long to) {}

    private StoredArrays arrays() throws IOException {
        long length = littleEndian(bytes(Long.BYTES)).getLong();
        long data = channel.size() - Long.BYTES - length;
        if (length < 2 || length > LONGEST_HEADER || data < 0) {
            throw damaged(
                    "a header of "
                            + Long.toUnsignedString(length)
                            + " bytes in a file of "
                            + channel.size());
        }
        JsonNode header = JSON.readTree(bytes((int) length));
        StoredArrays arrays = StoredArrays.empty();
        header.path(METADATA)
                .properties()
                .forEach(note -> arrays.notes().put(note.getKey(), note.getValue().asText()));
        long end = 0;
        for (Entry entry : entries(header)) {
            if (entry.from != end || entry.to < entry.from || entry.to > data) {
                throw damaged("array \"" + entry.name + "\", which is out of place");
            }
            add(arrays, entry);
            end = entry.to;
        }
        if (end != data) {
            throw damaged(end + " bytes of arrays where there are " + data);
        }
        return arrays;
    }

    private List<Entry> entries(JsonNode header) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (!field.getKey().equals(METADATA)) {
                JsonNode said = field.getValue();
                JsonNode place = said.path("data_offsets");
                entries.add(
                        new Entry(
                                field.getKey(),
                                said.path("dtype").asText(),
                                shape(field.getKey(), said.path("shape")),
                                place.path(0).asLong(-1),
                                place.path(1).asLong(-1)));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        return entries;
    }

    private long[] shape(String name, JsonNode sides) {
        long[] shape = new long[sides.size()];
        long values = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sides.get(i).asLong(-1);
            values = shape[i] < 0 || values > Integer.MAX_VALUE ? -1 : values * shape[i];
            if (values < 0 || values > Integer.MAX_VALUE) {
                throw damaged("array \"" + name + "\" of shape " + sides);
            }
        }
        return shape;
    }

    private void add(StoredArrays arrays, Entry entry) throws IOException {
        int width =
                switch (entry.type) {
                    case "F32" -> Float.BYTES;
                    case "F16" -> Short.BYTES;
                    case "U8" -> 1;
                    default ->
                            throw damaged(
                                    "array \""
                                            + entry.name
                                            + "\" of type "
                                            + entry.type
                                            + ", none of F32, F16 and U8");
                };
        int count = (int) Arrays.stream(entry.shape).reduce(1, (a, b) -> a * b);
        if ((long) count * width != entry.to - entry.from) {
            throw damaged(
                    "array \""
                            + entry.name
                            + "\" of shape "
                            + Arrays.toString(entry.shape)
                            + " in "
                            + (entry.to - entry.from)
                            + " bytes");
        }
        if (width == 1) {
            byte[] values = bytes(count);
            arrays.bytes().put(entry.name, new StoredArrays.Bytes(entry.shape, values));
        } else {
            float[] values = width == Short.BYTES ? halves(count) : floats(count);
            arrays.floats().put(entry.name, new Weights(entry.shape, values));
        }
    }

    private float[] floats(int count) throws IOException {
        float[] values = new float[count];
        int atOnce = BYTES_AT_ONCE / Float.BYTES;
        for (int from = 0; from < count; from += atOnce) {
            int some = Math.min(atOnce, count - from);
            littleEndian(bytes(Float.BYTES * some)).asFloatBuffer().get(values, from, some);
        }
        return values;
    }

    private float[] halves(int count) throws IOException {
        float[] values = new float[count];
        int atOnce = BYTES_AT_ONCE / Short.BYTES;
        short[] some = new short[Math.min(count, atOnce)];
        for (int from = 0; from < count; from += atOnce) {
            int length = Math.min(atOnce, count - from);
            littleEndian(bytes(Short.BYTES * length)).asShortBuffer().get(some, 0, length);
            System.arraycopy(Half.toFloats(some), 0, values, from, length);
        }
        return values;
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ArtifactException damaged(String what) {
        return new ArtifactException(file, "is damaged: its header tells of " + what);
    }
}
