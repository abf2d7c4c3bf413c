package engram.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.images.files.Patience;
import engram.images.files.PictureStream;
import engram.images.files.Shot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would stall, exhaust or crash a reader. */
class HostilePicturesTest {
    private static final ImageEncoding TINY =
            new ImageEncoding(new SampleShape.Image(1, 4, 4), PixelRange.UNIT);
    private static final Duration SOON = Duration.ofSeconds(20);

    /**
     * Found by fuzzing: the decoder fills 27 megapixels with what it reads beyond the file's end.
     */
    private static final int[] ENDLESS = {
        0x52, 0x49, 0x46, 0x46, 0x34, 0, 0, 0, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x4c, 0x28,
        0, 0, 0, 0x2f, 0x0f, 0xa6, 0xc0, 2, 0, 0x1f, 0x20, 0x10, 0x48, 0xde, 0x1f, 0x3a, 0x8d, 0xf9,
        0x17, 0x10, 0x14, 0xfc, 0x1f, 0xdd, 0xfc, 0x47, 0x64, 0x0f, 0x80, 0x30, 0xdb, 0x68, 0x92,
        0x93, 0x9c, 0xe4, 0xfd, 0x8f, 0x20, 0xa2, 0xff, 0x91, 0xec, 0x0b
    };

    @TempDir Path root;

    @Test
    void aDecoderThatReadsBeyondTheEndIsStopped() {
        byte[] bytes = new byte[ENDLESS.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ENDLESS[i];
        }
        // In a small heap its declared 27 megapixels are refused before.
        assertUnreadable(Drawing.write(root.resolve("endless.webp"), bytes), "e");

        Path file = Drawing.write(root.resolve("short.webp"), new byte[] {1});
        assertThatThrownBy(
                        () -> {
                            try (PictureStream in = PictureStream.open(file)) {
                                while (true) {
                                    in.seek(0);
                                    in.read();
                                    in.read();
                                }
                            }
                        })
                .hasMessage("the file ends too early");
    }

    @Test
    void declaredSizesAreCheckedBeforeDecoding() {
        byte[] wide = Drawing.bytes(Drawing.grey(8, 8, (x, y) -> 9), "png");
        ByteBuffer.wrap(wide).putInt(16, 15_401_000).putInt(20, 32);
        Path file = Drawing.write(root.resolve("wide.png"), wide);
        assertUnreadable(file, "it says that it is 15401000x32, and up to 250 megapixels are read");
        assertUnreadable(file, "data.largestPicture");

        Path fair = Drawing.plain(root.resolve("fair.png"), 9);
        byte[] png = Drawing.bytes(Drawing.grey(8, 8, (x, y) -> 9), "png");
        ByteBuffer.wrap(png).putInt(16, 2_000).putInt(20, 1_000);
        Path large = Drawing.write(root.resolve("large.png"), png);
        assertThatThrownBy(() -> new Shot(large, 0, 1).header())
                .hasMessageContaining("up to 1 megapixels");
        assertThat(new Shot(fair, 0, 1).header().width()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void picturesWithoutPixelsAreNamed(String format) {
        byte[] bytes = Drawing.bytes(Drawing.colour(8, 8, (x, y) -> x), format);
        if (format.equals("gif")) {
            int frame = indexOf(bytes, (byte) 0x2c);
            Arrays.fill(bytes, frame + 7, frame + 9, (byte) 0);
        } else {
            Arrays.fill(bytes, 18, 22, (byte) 0);
        }
        Path file = Drawing.write(root.resolve("none." + format), bytes);
        assertThatThrownBy(() -> Drawing.shot(file).pixels(TINY))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> Drawing.shot(file).header())
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void whatComputesForTooLongIsLeftBehind() {
        AtomicLong spent = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        assertThatThrownBy(
                        () ->
                                Patience.await(
                                        () -> {
                                            while (!over.get()) {
                                                spent.incrementAndGet();
                                            }
                                            return "never";
                                        },
                                        () -> .2,
                                        () -> {}))
                .hasMessage("its decoder came to no end");
        over.set(true);
    }

    @Test
    void whatListensIsStopped() throws IOException {
        Path file = Drawing.plain(root.resolve("a.png"), 9);
        try (PictureStream in = PictureStream.open(file)) {
            assertThatThrownBy(
                            () ->
                                    Patience.await(
                                            () -> {
                                                while (true) {
                                                    in.seek(0);
                                                }
                                            },
                                            () -> .2,
                                            () -> in.stop("that is enough")))
                    .hasMessage("that is enough");
        }
    }

    @Test
    void memoryThatRunsOutIsThePicturesFault() {
        assertThatThrownBy(
                        () ->
                                Patience.await(
                                        () -> {
                                            throw new OutOfMemoryError("heap");
                                        },
                                        () -> 1,
                                        () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("there is not enough memory to decode it");
    }

    @Test
    void linksThatLeadBackAreLeftOutAndSo() throws IOException {
        Drawing.plain(root.resolve("good/1.png"), 9);
        Files.createSymbolicLink(root.resolve("good/again"), root);
        ImageFolder folder = ImageFolder.open(root);
        assertThat(folder.size()).isEqualTo(1);
        assertThat(folder.remarks())
                .contains("left out links that lead back to where they are: good/again");
    }

    @Test
    void damagedPicturesNeverLeaveADecoderAlone() {
        Random random = new Random(7);
        byte[][] whole = {
            Drawing.bytes(Drawing.colour(9, 7, Drawing::noise), "png"),
            Drawing.bytes(Drawing.colour(9, 7, Drawing::noise), "jpg"),
            Drawing.bytes(Drawing.colour(9, 7, Drawing::noise), "gif"),
            Drawing.bytes(Drawing.colour(9, 7, Drawing::noise), "bmp"),
            Tiff.empty().page(8, 1, 32, Tiff.FLOATING, to -> to.putFloat(0, 1)).bytes(),
        };
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (int i = 0; i < 500; i++) {
                        byte[] bytes = whole[i % whole.length].clone();
                        for (int j = 0; j < 1 + i % 4; j++) {
                            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                        }
                        readOrRefuse(Drawing.write(root.resolve("f/x.tif"), bytes));
                    }
                });
    }

    private static void readOrRefuse(Path file) {
        try (SampleReader reader = ImageFolder.open(file.getParent()).encode(TINY).open()) {
            reader.next(100);
        } catch (UnreadableDataException e) {
            assertThat(e).hasMessageContaining(file.toString());
        }
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        int at = 13 + 3 * (2 << (bytes[10] & 7));
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static void assertUnreadable(Path file, String message) {
        Assertions.assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThatThrownBy(() -> Drawing.shot(file).pixels(TINY))
                                .isInstanceOf(UnreadableDataException.class)
                                .hasMessageStartingWith(file + ": cannot be read as a picture (")
                                .hasMessageContaining(message));
    }

    /** Cameras of 24 megapixels are common, and what they take is made smaller as any other. */
    @Test
    void picturesOfOneSizeMayBeLargerThanWhatTheyAreMadeTo() throws IOException {
        BufferedImage large = new BufferedImage(5000, 4000, BufferedImage.TYPE_BYTE_GRAY);
        for (String name : new String[] {"a.bmp", "b.bmp"}) {
            ImageIO.write(large, "bmp", root.resolve(name).toFile());
        }
        assertThat(Pictures.open(root, ImageOptions.defaults()).shape())
                .isEqualTo(new SampleShape.Image(1, 128, 128));
    }
}
