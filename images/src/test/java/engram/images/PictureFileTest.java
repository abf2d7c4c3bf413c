package engram.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.images.files.PictureHeader;
import engram.images.files.Pixels;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff", "gif", "jpg", "ppm", "pnm"})
    void readsColours(String format) {
        BufferedImage bands = Drawing.colour(32, 24, (x, y) -> x < 16 ? 0xff0000 : 0x0000ff);
        Path file = Drawing.write(folder.resolve("bands." + format), bands);

        assertThat(Drawing.shot(file).header())
                .isEqualTo(new PictureHeader(32, 24, false, Depth.BITS_8));
        int[] pixels = pixels(file, new SampleShape.Image(3, 1, 2));
        int[] expected = {255, 0, 0, 0, 0, 255};
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i]).isBetween(expected[i] - 6, expected[i] + 6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff", "jpg", "pgm"})
    void readsGreyValuesAsTheyAreStored(String format) {
        Path file =
                Drawing.write(folder.resolve("g." + format), Drawing.grey(32, 32, (x, y) -> 100));

        assertThat(Drawing.shot(file).header().grey()).isTrue();
        assertThat(pixels(file, new SampleShape.Image(1, 1, 1))).containsExactly(100);
        assertThat(pixels(file, new SampleShape.Image(3, 1, 1))).containsExactly(100, 100, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossy"})
    void readsWebP(String kind) throws IOException {
        Path file = webP(kind);

        assertThat(Drawing.shot(file).header())
                .isEqualTo(new PictureHeader(16, 12, false, Depth.BITS_8));
        int[] pixels = pixels(file, new SampleShape.Image(3, 1, 4));
        int[] expected = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255};
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i]).isBetween(expected[i] - 40, expected[i] + 40);
        }
    }

    @Test
    void reads16BitGreyPalettesAndTransparency() {
        BufferedImage deep = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
        Arrays.fill(
                ((DataBufferUShort) deep.getRaster().getDataBuffer()).getData(),
                (short) (200 * 257));
        byte[] ramp = {0, 50, 100, (byte) 150};
        BufferedImage palette =
                new BufferedImage(
                        4,
                        4,
                        BufferedImage.TYPE_BYTE_BINARY,
                        new IndexColorModel(2, 4, ramp, ramp, ramp));
        palette.getRaster()
                .setPixels(0, 0, 4, 4, new int[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
        BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_4BYTE_ABGR);
        SampleShape.Image one = new SampleShape.Image(1, 1, 1);

        Path deepFile = Drawing.write(folder.resolve("deep.png"), deep);
        assertThat(Drawing.shot(deepFile).header().grey()).isTrue();
        assertThat(pixels(deepFile, one)).containsExactly(200);
        Path paletteFile = Drawing.write(folder.resolve("palette.png"), palette);
        assertThat(Drawing.shot(paletteFile).header().grey()).isTrue();
        assertThat(pixels(paletteFile, one)).containsExactly(100);
        assertThat(pixels(Drawing.write(folder.resolve("clear.png"), clear), one))
                .containsExactly(255);
    }

    @Test
    void refusesWhatIsEmptyOrNoPicture() {
        Path empty = Drawing.write(folder.resolve("empty.png"), new byte[0]);
        assertUnreadable(empty, "(the file is empty)");
        Path text =
                Drawing.write(
                        folder.resolve("text.jpg"),
                        "hello".repeat(50).getBytes(StandardCharsets.UTF_8));
        assertUnreadable(text, "(its content is not that of a picture)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"png", "jpg", "bmp", "tiff", "gif", "pgm", "lossless.webp", "lossy.webp"})
    void neverReadsHalfOfATruncatedPicture(String format) throws IOException {
        byte[] bytes =
                format.endsWith("webp")
                        ? Files.readAllBytes(webP(format.substring(0, format.indexOf('.'))))
                        : Drawing.bytes(Drawing.grey(64, 64, Drawing::noise), format);
        SampleShape.Image shape = new SampleShape.Image(1, 16, 16);
        int[] whole = pixels(Drawing.write(folder.resolve("a." + format), bytes), shape);
        Path torn = folder.resolve("torn." + format);
        int refused = 0;
        for (int i = 1; i < 40; i++) {
            Drawing.write(torn, Arrays.copyOf(bytes, bytes.length * i / 40));
            try {
                // A file may end with what no pixel needs.
                assertThat(pixels(torn, shape)).isEqualTo(whole);
            } catch (UnreadableDataException e) {
                assertThat(e).hasMessageContaining("--skip-unreadable");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P5",
                "P5\n# no end",
                "P5\nx 4\n255\n",
                "P5\n4 4\n-1\n0123456789",
                "P2\n2 2\n9\n1 2 x 4"
            })
    void refusesMapsWhoseHeaderIsDamaged(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertUnreadable(Drawing.write(folder.resolve("a.pgm"), bytes), "--skip-unreadable");
    }

    @Test
    void refusesDamagedPng() {
        byte[] bytes = Drawing.bytes(Drawing.grey(64, 64, Drawing::noise), "png");
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40, (byte) 0x5a);
        assertUnreadable(Drawing.write(folder.resolve("damaged.png"), bytes), "--skip-unreadable");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY})
    void aHundredMegapixelsFitASmallHeap(int type) throws IOException {
        BufferedImage large = new BufferedImage(10_000, 10_000, type);
        Graphics2D pen = large.createGraphics();
        pen.fillRect(5_000, 0, 5_000, 10_000);
        pen.dispose();
        Path file = Drawing.write(folder.resolve("large.png"), large);
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    int[] pixels = pixels(file, new SampleShape.Image(1, 64, 64));
                    assertThat(pixels[0]).isZero();
                    assertThat(pixels[63]).isEqualTo(255);
                });
    }

    private Path webP(String kind) throws IOException {
        try (InputStream in = PictureFileTest.class.getResourceAsStream(kind + ".webp")) {
            return Drawing.write(folder.resolve(kind + ".webp"), in.readAllBytes());
        }
    }

    private static void assertUnreadable(Path file, String message) {
        assertThatThrownBy(() -> pixels(file, new SampleShape.Image(1, 8, 8)))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(file + ": cannot be read as a picture (")
                .hasMessageContaining(message);
    }

    static int[] pixels(Path file, SampleShape.Image shape) {
        ImageEncoding encoding = new ImageEncoding(shape, PixelRange.UNIT);
        byte[] bytes = ((Pixels.Bytes) Drawing.shot(file).pixels(encoding)).values();
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }
}
