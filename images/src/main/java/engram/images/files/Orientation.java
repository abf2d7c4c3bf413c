package engram.images.files;

import engram.data.SampleShape;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * How a camera was held, from a picture's EXIF data: which stored row and column the pixel (x, y)
 * of the upright picture is.
 *
 * @param transposed the stored column goes by y and the row by x
 * @param fromRight stored columns are counted from the right
 * @param fromBottom stored rows are counted from the bottom
 */
public record Orientation(boolean transposed, boolean fromRight, boolean fromBottom) {
    public static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int JPEG = 0xFFD8;
    private static final int PNG = 0x8950;
    private static final int RIFF = 0x5249;
    private static final int INTEL = 0x4949;
    private static final int MOTOROLA = 0x4D4D;

    private static final int TAG = 0x0112;
    private static final int EXIF_SEGMENT = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;

    /** The orientation of EXIF's numbers 1 to 8; upright for any other. */
    public static Orientation of(int exif) {
        return switch (exif) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    /** Reads a JPEG's, PNG's, WebP's or TIFF's; upright where there is none, or it is broken. */
    public static Orientation read(ImageInputStream in) throws IOException {
        in.mark();
        ByteOrder order = in.getByteOrder();
        try {
            in.seek(0);
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            long start =
                    switch (in.readUnsignedShort()) {
                        case JPEG -> inJpeg(in);
                        case PNG -> inPng(in);
                        case RIFF -> inWebP(in);
                        case INTEL, MOTOROLA -> 0;
                        default -> -1;
                    };
            return start < 0 ? UPRIGHT : of(inTiff(in, start));
        } catch (EOFException e) {
            return UPRIGHT; // The pixels, not their orientation, say whether a picture is whole.
        } finally {
            in.setByteOrder(order);
            in.reset();
        }
    }

    /** The shape before the picture is put upright. */
    public SampleShape.Image stored(SampleShape.Image upright) {
        return transposed
                ? new SampleShape.Image(
                        upright.channels(),
                        /* height= */ upright.width(),
                        /* width= */ upright.height())
                : upright;
    }

    /** Puts a picture that was decoded to {@link #stored} upright. */
    float[] apply(float[] stored, SampleShape.Image upright) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        SampleShape.Image from = stored(upright);
        float[] pixels = new float[stored.length];
        int next = 0;
        for (int c = 0; c < upright.channels(); c++) {
            for (int y = 0; y < upright.height(); y++) {
                for (int x = 0; x < upright.width(); x++) {
                    int column = transposed ? y : x;
                    int row = transposed ? x : y;
                    column = fromRight ? from.width() - 1 - column : column;
                    row = fromBottom ? from.height() - 1 - row : row;
                    pixels[next++] = stored[(c * from.height() + row) * from.width() + column];
                }
            }
        }
        return pixels;
    }

    private static long inJpeg(ImageInputStream in) throws IOException {
        for (int marker = in.readUnsignedShort();
                marker > 0xFF00 && marker != START_OF_SCAN;
                marker = in.readUnsignedShort()) {
            long segment = in.getStreamPosition();
            int length = in.readUnsignedShort();
            // "Exif" and two zeros; other segments of this kind hold XMP.
            if (marker == EXIF_SEGMENT && in.readInt() == 0x45786966) {
                return segment + 8;
            }
            in.seek(segment + length);
        }
        return -1;
    }

    private static long inPng(ImageInputStream in) throws IOException {
        in.seek(8);
        while (true) {
            long length = in.readUnsignedInt();
            int type = in.readInt();
            if (type == 0x65584966) { // eXIf
                return in.getStreamPosition();
            }
            in.seek(in.getStreamPosition() + length + 4);
        }
    }

    private static long inWebP(ImageInputStream in) throws IOException {
        in.seek(12);
        while (true) {
            int type = in.readInt();
            long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            if (type == 0x45584946) { // EXIF
                return in.getStreamPosition();
            }
            in.seek(in.getStreamPosition() + length + (length & 1));
        }
    }

    private static int inTiff(ImageInputStream in, long start) throws IOException {
        in.seek(start);
        int order = in.readUnsignedShort();
        if (order != INTEL && order != MOTOROLA) {
            return 1;
        }
        in.setByteOrder(order == INTEL ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        in.seek(start + 4);
        in.seek(start + in.readUnsignedInt());
        int entries = in.readUnsignedShort();
        for (int i = 0; i < entries; i++) {
            long entry = in.getStreamPosition();
            if (in.readUnsignedShort() == TAG) {
                in.seek(entry + 8);
                return in.readUnsignedShort();
            }
            in.seek(entry + 12);
        }
        return 1;
    }
}
