package engram.features.extraction;

import engram.nn.Half;
import engram.nn.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the arrays of the trunk, a resource that {@code scripts/pretrained-network} wrote: as
 * safetensors has it, the length of a header, the header, and the arrays' 16-bit floats in its
 * order.
 */
final class TrunkFile {
    private static final Pattern ARRAY =
            Pattern.compile("\"dtype\":\"F16\",\"shape\":\\[([0-9,]+)],\"data_offsets\"");

    private TrunkFile() {}

    static List<Weights> read(String resource) {
        try (InputStream in = TrunkFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build of Engram lacks " + resource);
            }
            return arrays(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Weights> arrays(ByteBuffer file) {
        byte[] header = new byte[Math.toIntExact(file.getLong())];
        file.get(header);
        List<Weights> arrays = new ArrayList<>();
        Matcher array = ARRAY.matcher(new String(header, StandardCharsets.UTF_8));
        while (array.find()) {
            long[] shape =
                    Arrays.stream(array.group(1).split(",")).mapToLong(Long::parseLong).toArray();
            float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = Half.toFloat(file.getShort());
            }
            arrays.add(new Weights(shape, values));
        }
        return arrays;
    }
}
