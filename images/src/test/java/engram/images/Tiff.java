package engram.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Writes uncompressed TIFF files, of kinds that Java's writer does not know. */
final class Tiff {
    static final int UNSIGNED = 1;
    static final int SIGNED = 2;
    static final int FLOATING = 3;

    private static final int GREY = 1;
    private static final int RGB = 2;
    private static final int CMYK = 5;

    private final List<byte[]> pages = new ArrayList<>();
    private final List<int[]> kinds = new ArrayList<>();

    private Tiff() {}

    static Tiff empty() {
        return new Tiff();
    }

    /** A page of {@code channels} channels of {@code bits} bits; {@code write} puts its values. */
    Tiff page(int side, int channels, int bits, int format, Consumer<ByteBuffer> write) {
        return page(side, channels, bits, format, 0, write);
    }

    /** {@code subfile} is 1 for a reduced copy. */
    Tiff page(
            int side, int channels, int bits, int format, int subfile, Consumer<ByteBuffer> write) {
        ByteBuffer pixels =
                ByteBuffer.allocate(side * side * channels * bits / 8)
                        .order(ByteOrder.LITTLE_ENDIAN);
        write.accept(pixels);
        pages.add(pixels.array());
        kinds.add(new int[] {side, channels, bits, format, subfile});
        return this;
    }

    byte[] bytes() {
        int size = 8;
        for (byte[] page : pages) {
            size += page.length + 2 + 12 * 12 + 4 + 16;
        }
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42);
        int link = file.position();
        file.putInt(0);
        for (int i = 0; i < pages.size(); i++) {
            link = append(file, pages.get(i), kinds.get(i), link);
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    /** Returns where the next page's address goes. */
    private static int append(ByteBuffer file, byte[] pixels, int[] kind, int link) {
        int channels = kind[1];
        int data = file.position();
        file.put(pixels);
        int lists = file.position();
        for (int value : new int[] {kind[2], kind[3]}) {
            for (int i = 0; i < 4; i++) {
                file.putShort((short) value);
            }
        }
        file.putInt(link, file.position());
        file.putShort((short) 11);
        entry(file, 254, 4, 1, kind[4]);
        entry(file, 256, 4, 1, kind[0]);
        entry(file, 257, 4, 1, kind[0]);
        entry(
                file,
                258,
                3,
                channels,
                channels > 2 ? lists : channels == 2 ? pair(kind[2]) : kind[2]);
        entry(file, 259, 3, 1, 1);
        entry(file, 262, 3, 1, channels < 3 ? GREY : channels == 3 ? RGB : CMYK);
        entry(file, 273, 4, 1, data);
        entry(file, 277, 3, 1, channels);
        entry(file, 278, 4, 1, kind[0]);
        entry(file, 279, 4, 1, pixels.length);
        entry(
                file,
                339,
                3,
                channels,
                channels > 2 ? lists + 8 : channels == 2 ? pair(kind[3]) : kind[3]);
        int next = file.position();
        file.putInt(0);
        return next;
    }

    private static int pair(int value) {
        return value << 16 | value;
    }

    private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
        file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
