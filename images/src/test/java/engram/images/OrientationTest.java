package engram.images;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.Depth;
import engram.images.files.Orientation;
import engram.images.files.PictureHeader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    private static final SampleShape.Image UPRIGHT = new SampleShape.Image(1, 3, 2);

    @TempDir Path folder;

    /** How the upright picture (rows 00 40, 80 120, 160 200) is stored, by the EXIF standard. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 0 40 80 120 160 200",
        "2, 2, 40 0 120 80 200 160",
        "3, 2, 200 160 120 80 40 0",
        "4, 2, 160 200 80 120 0 40",
        "5, 3, 0 80 160 40 120 200",
        "6, 3, 40 120 200 0 80 160",
        "7, 3, 200 120 40 160 80 0",
        "8, 3, 160 80 0 200 120 40",
    })
    void putsPicturesUpright(int exif, int storedWidth, String stored) throws IOException {
        String[] values = stored.split(" ", -1);
        int block = 16; // JPEG's blocks, so that each stays one colour
        BufferedImage image =
                Drawing.grey(
                        storedWidth * block,
                        6 / storedWidth * block,
                        (x, y) -> Integer.parseInt(values[y / block * storedWidth + x / block]));
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] jpeg = withExif(Drawing.bytes(image, "jpg"), exif, order);
            Path file = Drawing.write(folder.resolve("held.jpg"), jpeg);

            assertThat(Drawing.shot(file).header())
                    .isEqualTo(new PictureHeader(2 * block, 3 * block, true, Depth.BITS_8));
            assertThat(PictureFileTest.pixels(file, UPRIGHT))
                    .containsExactly(0, 40, 80, 120, 160, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void unknownOrientationsAreUpright(int exif) {
        assertThat(Orientation.of(exif)).isEqualTo(Orientation.UPRIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 14, 20})
    void brokenExifIsUpright(int cut) throws IOException {
        byte[] jpeg = Drawing.bytes(Drawing.grey(32, 48, (x, y) -> 7), "jpg");
        byte[] broken = withExif(jpeg, 6, ByteOrder.BIG_ENDIAN);
        Arrays.fill(broken, 10 + cut, 36, (byte) 0xff);
        Path file = Drawing.write(folder.resolve("broken.jpg"), broken);
        assertThat(PictureFileTest.pixels(file, UPRIGHT)).containsOnly(7);
    }

    @Test
    void readsPngAndWebP() throws IOException {
        byte[] png = Drawing.bytes(Drawing.grey(48, 32, (x, y) -> 7), "png");
        Path file = Drawing.write(folder.resolve("held.png"), pngWithExif(png, 8));
        assertThat(Drawing.shot(file).header())
                .isEqualTo(new PictureHeader(32, 48, true, Depth.BITS_8));

        try (InputStream in = OrientationTest.class.getResourceAsStream("lossy.webp")) {
            Path held =
                    Drawing.write(folder.resolve("held.webp"), webPWithExif(in.readAllBytes(), 6));
            assertThat(Drawing.shot(held).header())
                    .isEqualTo(new PictureHeader(12, 16, false, Depth.BITS_8));
            SampleShape.Image rows = new SampleShape.Image(3, 4, 1);
            assertThat(PictureFileTest.pixels(held, rows)[0]).isGreaterThan(200);
        }
    }

    private static byte[] withExif(byte[] jpeg, int orientation, ByteOrder order)
            throws IOException {
        byte[] tiff = tiff(orientation, order);
        ByteBuffer segment = ByteBuffer.allocate(10 + tiff.length);
        segment.putShort((short) 0xFFE1).putShort((short) (8 + tiff.length));
        segment.putInt(0x45786966).putShort((short) 0).put(tiff);
        return inserted(jpeg, 2, segment.array());
    }

    private static byte[] pngWithExif(byte[] png, int orientation) throws IOException {
        byte[] tiff = tiff(orientation, ByteOrder.BIG_ENDIAN);
        ByteBuffer chunk = ByteBuffer.allocate(12 + tiff.length);
        chunk.putInt(tiff.length).putInt(0x65584966).put(tiff);
        return inserted(png, 33, chunk.array());
    }

    /** A chunk at the file's end, where decoders look for none. */
    private static byte[] webPWithExif(byte[] webP, int orientation) throws IOException {
        byte[] tiff = tiff(orientation, ByteOrder.LITTLE_ENDIAN);
        ByteBuffer chunk = ByteBuffer.allocate(8 + tiff.length).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(tiff.length).put(tiff);
        byte[] file = inserted(webP, webP.length, chunk.array());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }

    private static byte[] tiff(int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        return tiff.array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.write(piece);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }
}
