package engram.images;

import static engram.images.ImageFolderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import engram.data.Batch;
import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.images.files.Pages;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of pictures that are rarer than grey and RGB in one file each. */
class PictureKindsTest {
    private static final int SIDE = 16;
    private static final SampleShape.Image DOT = new SampleShape.Image(3, 1, 1);

    @TempDir Path root;

    /** Cameras write 12 bits as "P5 width height 4095", the high byte first; some write numbers. */
    @ParameterizedTest
    @CsvSource({"4095, 2048, 4095", "255, 128, 255", "65535, 32768, 65535"})
    void anyMapsAreReadWhateverTheirLargestLevel(int largest, int left, int right)
            throws IOException {
        boolean two = largest > 255;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ("P5\n# a camera\n" + SIDE + " " + SIDE + "\n" + largest + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder plain = new StringBuilder("P2\n16 16\n" + largest + "\n");
        for (int i = 0; i < SIDE * SIDE; i++) {
            int level = i % SIDE < SIDE / 2 ? left : right;
            if (two) {
                bytes.write(level >> 8);
            }
            bytes.write(level);
            plain.append(level).append(i % SIDE == SIDE - 1 ? '\n' : ' ');
        }
        SampleShape.Image halves = new SampleShape.Image(1, 1, 2);
        Path raw = Drawing.write(root.resolve("a.pgm"), bytes.toByteArray());
        Path text =
                Drawing.write(
                        root.resolve("b.pgm"),
                        plain.toString().getBytes(StandardCharsets.US_ASCII));

        assertThat(Drawing.shot(raw).header().grey()).isTrue();
        assertThat(PictureFileTest.pixels(raw, halves)).containsExactly(128, 255);
        assertThat(PictureFileTest.pixels(text, halves)).containsExactly(128, 255);
    }

    @Test
    void inksBecomeColours() {
        int[] inks = {255, 0, 0, 51};
        Path file =
                Drawing.write(
                        root.resolve("a.tif"),
                        Tiff.empty()
                                .page(
                                        SIDE,
                                        4,
                                        8,
                                        Tiff.UNSIGNED,
                                        to -> {
                                            while (to.hasRemaining()) {
                                                to.put((byte) inks[to.position() % 4]);
                                            }
                                        })
                                .bytes());
        assertThat(Drawing.shot(file).header().grey()).isFalse();
        assertThat(PictureFileTest.pixels(file, DOT)).containsExactly(0, 204, 204);
    }

    /** What is stored is how much ink is missing; Adobe's programs may rotate the colours: YCCK. */
    @ParameterizedTest
    @CsvSource({"true, 0", "true, 2", "false, 0"})
    void inksInJpegBecomeColours(boolean adobe, int transform) throws IOException {
        int[] inks = {200, 100, 0, 55};
        int[] stored = Arrays.stream(inks).map(ink -> 255 - ink).toArray();
        if (transform == 2) {
            int[] rotated = rotated(inks);
            System.arraycopy(rotated, 0, stored, 0, 3);
        }
        Path file = Drawing.write(root.resolve("a.jpg"), jpegOfInks(stored, adobe, transform));
        int[] pixels = PictureFileTest.pixels(file, DOT);
        int[] expected = {55 * 200 / 255, 155 * 200 / 255, 200};
        for (int i = 0; i < 3; i++) {
            assertThat(pixels[i]).isBetween(expected[i] - 4, expected[i] + 4);
        }
    }

    @Test
    void eachPageOfATiffIsAPicture() {
        Tiff stack = Tiff.empty();
        for (int page = 0; page < 3; page++) {
            byte value = (byte) (40 * page);
            stack.page(SIDE, 1, 8, Tiff.UNSIGNED, to -> fill(to, value));
            stack.page(8, 1, 8, Tiff.UNSIGNED, 1, to -> fill(to, (byte) 255));
        }
        Drawing.write(root.resolve("stack.tif"), stack.bytes());
        Drawing.write(root.resolve("z.png"), Drawing.grey(SIDE, SIDE, (x, y) -> 9));
        ImageFolder folder = ImageFolder.open(root, ImageOptions.defaults().withSize(1, 1));

        Batch batch = read(folder);
        assertThat(batch.ids())
                .containsExactly("stack.tif#1", "stack.tif#3", "stack.tif#5", "z.png");
        assertThat(batch.values()).containsExactly(0, 40 / 255f, 80 / 255f, 9 / 255f);
        assertThat(folder.remarks())
                .containsExactly("each page is a picture of its own in stack.tif");
        assertThat(folder.fingerprint()).hasSize(64);
    }

    @Test
    void aTiffThatGoesInCirclesHasAnEnd() {
        byte[] bytes =
                Tiff.empty().page(SIDE, 1, 8, Tiff.UNSIGNED, to -> to.put(0, (byte) 1)).bytes();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(bytes.length - 4, file.getInt(4));
        Drawing.write(root.resolve("circle.tif"), bytes);
        assertThat(ImageFolder.open(root).size()).isEqualTo(1);
    }

    @Test
    void framesThatAreNotLookedAtAreCounted() throws IOException {
        Drawing.write(root.resolve("a.gif"), gif(4));
        Drawing.plain(root.resolve("b.png"), 9);
        assertThat(ImageFolder.open(root).remarks())
                .containsExactly(
                        "warning: only the first frame is looked at, and 3 more are not, in a.gif");
        assertThat(read(ImageFolder.open(root)).ids()).containsExactly("a.gif", "b.png");
    }

    @Test
    void animatedPngAndWebPAreKnown() {
        byte[] png = Drawing.bytes(Drawing.grey(8, 8, (x, y) -> 9), "png");
        ByteBuffer animated = ByteBuffer.allocate(png.length + 20);
        animated.put(png, 0, 33).putInt(8).putInt(0x6163544C).putInt(7).putInt(0).putInt(0);
        animated.put(png, 33, png.length - 33);
        assertThat(Pages.of(Drawing.write(root.resolve("a.png"), animated.array())).frames())
                .isEqualTo(7);

        ByteBuffer webp = ByteBuffer.allocate(12 + 18 + 2 * 8).order(ByteOrder.LITTLE_ENDIAN);
        webp.putInt(0x46464952).putInt(38).putInt(0x50424557);
        webp.putInt(0x58385056).putInt(10).put(new byte[10]);
        webp.putInt(0x464D4E41).putInt(0).putInt(0x464D4E41).putInt(0);
        assertThat(Pages.of(Drawing.write(root.resolve("a.webp"), webp.array())).frames())
                .isEqualTo(2);
        assertThat(Pages.of(Drawing.plain(root.resolve("b.png"), 3))).isEqualTo(Pages.ONE);
        byte[] big = {'I', 'I', 43, 0, 8, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(Pages.of(Drawing.write(root.resolve("big.tif"), big))).isEqualTo(Pages.ONE);
    }

    @Test
    void aProgramsPictureIsEncodedAsAFileIs() {
        BufferedImage image = Drawing.colour(40, 30, Drawing::noise);
        Path file = Drawing.write(root.resolve("a.png"), image);
        ImageEncoding encoding =
                new ImageEncoding(new SampleShape.Image(3, 12, 10), PixelRange.SYMMETRIC);
        float[] ofFile = new float[encoding.shape().size()];
        Drawing.shot(file).pixels(encoding).scale(encoding.range(), ofFile, 0);
        assertThat(new PictureEncoder(encoding).encode(image)).containsExactly(ofFile);

        BufferedImage packed = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        packed.createGraphics().drawImage(image, 0, 0, null);
        assertThat(new PictureEncoder(encoding).encode(packed)).containsExactly(ofFile);
    }

    private static void fill(ByteBuffer pixels, byte value) {
        while (pixels.hasRemaining()) {
            pixels.put(value);
        }
    }

    /** JPEG's luminance and chrominance of colours. */
    private static int[] rotated(int[] colours) {
        double y = .299 * colours[0] + .587 * colours[1] + .114 * colours[2];
        return new int[] {
            (int) Math.round(y),
            (int) Math.round(128 + (colours[2] - y) / 1.772),
            (int) Math.round(128 + (colours[0] - y) / 1.402)
        };
    }

    private static byte[] jpegOfInks(int[] stored, boolean adobe, int transform)
            throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, SIDE, SIDE, 4, null);
        for (int i = 0; i < SIDE * SIDE; i++) {
            raster.setPixel(i % SIDE, i / SIDE, stored);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] plain = out.toByteArray();
        if (!adobe) {
            return plain;
        }
        ByteBuffer marked = ByteBuffer.allocate(plain.length + 16).put(plain, 0, 2);
        marked.putShort((short) 0xFFEE).putShort((short) 14);
        marked.put("Adobe".getBytes(StandardCharsets.US_ASCII)).putShort((short) 100).putInt(0);
        return marked.put((byte) transform).put(plain, 2, plain.length - 2).array();
    }

    private static byte[] gif(int frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                writer.writeToSequence(
                        new IIOImage(Drawing.grey(32, 32, Drawing::noise), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
