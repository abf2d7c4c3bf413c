package engram.video.layout;

import engram.data.UnreadableDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of whole numbers in numpy's file format, row by row: one number for each frame, or one
 * for each pixel of each frame.
 *
 * @param shape its dimensions, outermost first
 * @param marked where it is not 0
 */
record NumpyArray(int[] shape, BitSet marked) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([biu])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*False");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");

    /**
     * @throws UnreadableDataException if it is no such file
     */
    static NumpyArray read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnreadableDataException(
                    file, "cannot be read: " + UnreadableDataException.reason(e));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableDataException(
                    file, "is damaged, or not an array of whole numbers in numpy's format");
        }
    }

    private static NumpyArray of(byte[] bytes) {
        if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new IllegalArgumentException("not numpy's");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean first = bytes[6] == 1;
        int length = first ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
        int start = first ? 10 : 12;
        String header = new String(bytes, start, length, StandardCharsets.US_ASCII);
        Matcher type = TYPE.matcher(header);
        Matcher dimensions = SHAPE.matcher(header);
        if (!type.find() || !dimensions.find() || !ORDER.matcher(header).find()) {
            throw new IllegalArgumentException(header);
        }
        int[] shape =
                Arrays.stream(dimensions.group(1).split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .toArray();
        int size = Integer.parseInt(type.group(3));
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        BitSet marked = new BitSet(count);
        for (int i = 0, at = start + length; i < count; i++) {
            for (int b = 0; b < size; b++, at++) {
                if (bytes[at] != 0) {
                    marked.set(i);
                }
            }
        }
        return new NumpyArray(shape, marked);
    }

    /** As what is known of a video's frames. */
    FrameMarks marks(Path file) {
        if (shape.length == 1) {
            return new FrameMarks.Flags(marked);
        } else if (shape.length != 3) {
            throw new UnreadableDataException(
                    file, "expected a number for each frame or for each pixel of each frame");
        }
        int plane = shape[1] * shape[2];
        List<boolean[]> masks = new ArrayList<>();
        for (int frame = 0; frame < shape[0]; frame++) {
            boolean[] mask = new boolean[plane];
            for (int i = 0; i < plane; i++) {
                mask[i] = marked.get(frame * plane + i);
            }
            masks.add(mask);
        }
        return new FrameMarks.Volume(masks, shape[1], shape[2]);
    }
}
