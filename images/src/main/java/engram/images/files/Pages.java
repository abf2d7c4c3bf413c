package engram.images.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * How many pictures a file holds, from its structure; no pixel is decoded.
 *
 * @param pages the numbers, from 0, of a TIFF's pages, without reduced copies and masks; just 0 for
 *     any other file
 * @param frames how many frames an animation has; 1 for any other file
 */
public record Pages(List<Integer> pages, int frames) {
    public static final Pages ONE = new Pages(List.of(0), 1);

    private static final Set<String> SEVERAL = Set.of("tif", "tiff", "gif", "webp", "png");
    private static final int MOST = 100_000;

    private static final int INTEL = 0x4949;
    private static final int MOTOROLA = 0x4D4D;
    private static final int TIFF = 42;
    private static final int TAG_KIND = 254;
    private static final int REDUCED_OR_MASK = 0b101;

    /** A damaged file has one: whoever reads that says what is wrong. */
    public static Pages of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!SEVERAL.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return ONE;
        }
        try (PictureStream in = PictureStream.glance(file)) {
            return of(in);
        } catch (IOException | RuntimeException e) {
            return ONE;
        }
    }

    private static Pages of(ImageInputStream in) throws IOException {
        int start = in.readUnsignedShort();
        return switch (start) {
            case INTEL, MOTOROLA -> new Pages(tiffPages(in, start), 1);
            case 0x4749 -> new Pages(List.of(0), gifFrames(in));
            case 0x5249 -> new Pages(List.of(0), webpFrames(in));
            case 0x8950 -> new Pages(List.of(0), pngFrames(in));
            default -> ONE;
        };
    }

    private static List<Integer> tiffPages(ImageInputStream in, int order) throws IOException {
        in.setByteOrder(order == INTEL ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (in.readUnsignedShort() != TIFF) {
            return List.of(0); // BigTIFF has directories of another kind.
        }
        List<Integer> pages = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long directory = in.readUnsignedInt();
        for (int page = 0; directory != 0 && page < MOST && seen.add(directory); page++) {
            try {
                in.seek(directory);
                if ((kind(in) & REDUCED_OR_MASK) == 0) {
                    pages.add(page);
                }
                directory = in.readUnsignedInt();
            } catch (EOFException e) {
                // The file is cut off: a page that cannot be read must not go unnoticed.
                pages.add(page);
                directory = 0;
            }
        }
        return pages.isEmpty() ? List.of(0) : pages;
    }

    /** Reads a directory; the stream is then at the address of the next. */
    private static int kind(ImageInputStream in) throws IOException {
        int kind = 0;
        int entries = in.readUnsignedShort();
        for (int i = 0; i < entries; i++) {
            long entry = in.getStreamPosition();
            if (in.readUnsignedShort() == TAG_KIND) {
                in.seek(entry + 8);
                kind = in.readInt();
            }
            in.seek(entry + 12);
        }
        return kind;
    }

    private static int gifFrames(ImageInputStream in) throws IOException {
        in.seek(10);
        int flags = in.readUnsignedByte();
        in.seek(13);
        skipColours(in, flags);
        int frames = 0;
        try {
            for (int block = in.readUnsignedByte(); block != 0x3B; block = in.readUnsignedByte()) {
                if (block == 0x2C) {
                    frames++;
                    in.seek(in.getStreamPosition() + 8);
                    skipColours(in, in.readUnsignedByte());
                    in.readUnsignedByte();
                } else if (block == 0x21) {
                    in.readUnsignedByte();
                } else {
                    break;
                }
                skipBlocks(in);
            }
        } catch (EOFException e) {
            return Math.max(1, frames);
        }
        return Math.max(1, frames);
    }

    private static void skipColours(ImageInputStream in, int flags) throws IOException {
        in.seek(in.getStreamPosition() + ((flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1)));
    }

    private static void skipBlocks(ImageInputStream in) throws IOException {
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.seek(in.getStreamPosition() + length);
        }
    }

    private static int webpFrames(ImageInputStream in) throws IOException {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        int frames = 0;
        long at = 12;
        while (at + 8 <= in.length()) {
            in.seek(at);
            int type = in.readInt();
            frames += type == 0x464D4E41 ? 1 : 0; // ANMF, read backwards
            long length = in.readUnsignedInt();
            at += 8 + length + (length & 1);
        }
        return Math.max(1, frames);
    }

    /** An animated PNG says how many frames it has before its first pixels. */
    private static int pngFrames(ImageInputStream in) throws IOException {
        long at = 8;
        while (at + 12 <= in.length()) {
            in.seek(at);
            long length = in.readUnsignedInt();
            int type = in.readInt();
            if (type == 0x6163544C) { // acTL
                return Math.max(1, in.readInt());
            } else if (type == 0x49444154) { // IDAT
                return 1;
            }
            at += 12 + length;
        }
        return 1;
    }
}
