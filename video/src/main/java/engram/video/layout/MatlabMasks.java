package engram.video.layout;

import engram.data.UnreadableDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * The masks of a MATLAB 5 file: the first cell array in it, of a matrix for each frame (Avenue's
 * {@code volLabel}). Of the format no more is read than that takes.
 */
final class MatlabMasks {
    private static final int HEADER = 128;
    private static final int COMPRESSED = 15;
    private static final int MATRIX = 14;
    private static final int CELLS = 1;
    private static final int[] SIZES = {0, 1, 1, 2, 2, 4, 4, 4, 0, 8, 0, 0, 8, 8};

    private final List<boolean[]> masks = new ArrayList<>();
    private int height;
    private int width;

    private MatlabMasks() {}

    /**
     * @throws UnreadableDataException if it is no such file
     */
    static FrameMarks read(Path file) {
        MatlabMasks read = new MatlabMasks();
        try {
            byte[] bytes = Files.readAllBytes(file);
            read.elements(slice(ByteBuffer.wrap(bytes), HEADER, bytes.length - HEADER), false);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(file);
        } catch (BufferUnderflowException e) {
            throw damaged(file);
        }
        if (read.masks.isEmpty()) {
            throw damaged(file);
        }
        return new FrameMarks.Volume(read.masks, read.height, read.width);
    }

    private static UnreadableDataException damaged(Path file) {
        return new UnreadableDataException(
                file, "is damaged, or not a MATLAB 5 file with a mask for each frame");
    }

    private static ByteBuffer slice(ByteBuffer from, int start, int length) {
        return from.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** An element of a file: what it is, and its bytes. */
    private record Element(int type, ByteBuffer data) {}

    /** The element at the buffer's position, which moves behind it. */
    private static Element next(ByteBuffer in) {
        int tag = in.getInt();
        if (tag >>> 16 != 0) { // up to four bytes stand in the tag itself
            Element small = new Element(tag & 0xffff, slice(in, in.position(), tag >>> 16));
            in.position(in.position() + 4);
            return small;
        }
        int length = in.getInt();
        Element element = new Element(tag, slice(in, in.position(), length));
        int padded = tag == COMPRESSED ? length : (length + 7) / 8 * 8;
        in.position(Math.min(in.limit(), in.position() + padded));
        return element;
    }

    private void elements(ByteBuffer in, boolean withinCells) throws IOException {
        while (in.remaining() >= 8 && (withinCells || masks.isEmpty())) {
            Element element = next(in);
            if (element.type == COMPRESSED) {
                byte[] packed = new byte[element.data.remaining()];
                element.data.get(packed);
                try (InflaterInputStream inflater =
                        new InflaterInputStream(new ByteArrayInputStream(packed))) {
                    byte[] bytes = inflater.readAllBytes();
                    elements(slice(ByteBuffer.wrap(bytes), 0, bytes.length), withinCells);
                }
            } else if (element.type == MATRIX) {
                matrix(element.data, withinCells);
            }
        }
    }

    private void matrix(ByteBuffer in, boolean withinCells) throws IOException {
        int kind = next(in).data.getInt() & 0xff;
        ByteBuffer dimensions = next(in).data;
        next(in); // its name
        if (kind == CELLS) {
            elements(in, true);
        } else if (withinCells) {
            height = dimensions.getInt();
            width = dimensions.getInt();
            masks.add(mask(next(in)));
        }
    }

    /** MATLAB has columns together. */
    private boolean[] mask(Element numbers) {
        int size = SIZES[numbers.type];
        boolean[] mask = new boolean[height * width];
        for (int x = 0, at = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                for (int b = 0; b < size; b++, at++) {
                    mask[y * width + x] |= numbers.data.get(at) != 0;
                }
            }
        }
        return mask;
    }
}
