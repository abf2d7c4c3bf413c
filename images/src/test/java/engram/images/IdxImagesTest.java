package engram.images;

import static engram.data.Label.ANOMALOUS;
import static engram.data.Label.NORMAL;
import static engram.data.Label.UNKNOWN;
import static engram.images.ImageFolderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Batch;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesTest {
    private static final ImageOptions OPTIONS = ImageOptions.defaults().withSize(2, 2);

    @TempDir Path root;

    @Test
    void officialFilesAreTrainingAndTest() throws IOException {
        official();
        Pictures mnist = Pictures.open(root, OPTIONS.withNormal("1"));

        assertThat(mnist).isInstanceOf(IdxImages.class);
        assertThat(mnist.shape()).isEqualTo(new SampleShape.Image(1, 2, 2));
        Batch test = read(mnist);
        assertThat(test.ids())
                .containsExactly("t10k-images-idx3-ubyte#0", "t10k-images-idx3-ubyte#1");
        assertThat(test.labels()).containsExactly(ANOMALOUS, NORMAL);
        assertThat(read(mnist.parts().training()).ids())
                .containsExactly("train-images-idx3-ubyte#0", "train-images-idx3-ubyte#2");
        assertThat(read(mnist.parts().training()).values()[4]).isEqualTo(9 / 255f);
        assertThat(read(Pictures.open(root, OPTIONS)).labels()).containsOnly(UNKNOWN);
        assertThatThrownBy(() -> Pictures.open(root, OPTIONS.withNormal("9")))
                .hasMessageContaining("there is no class '9'; the classes are: 1, 5");
    }

    @Test
    void oneFileFindsItsLabelsBesideIt() throws IOException {
        official();
        Path images = root.resolve("train-images-idx3-ubyte.gz");
        assertThat(read(Pictures.open(images, OPTIONS.withNormal("5"))).labels())
                .containsExactly(ANOMALOUS, NORMAL, ANOMALOUS);
        assertThat(read(IdxImages.open(images, Optional.empty(), OPTIONS)).labels())
                .containsOnly(UNKNOWN);
        assertThatThrownBy(() -> IdxImages.open(images, Optional.empty(), OPTIONS.withNormal("5")))
                .hasMessageContaining("there is no class '5', and no other");
    }

    @Test
    void zippedAndPlainAreTheSameData() throws IOException {
        byte[] images = images(3);
        Path plain = Drawing.write(root.resolve("a/x-images-idx3-ubyte"), images);
        Path zipped = Drawing.write(root.resolve("b/x-images-idx3-ubyte.gz"), gzip(images));
        assertThat(Pictures.open(plain, OPTIONS).fingerprint())
                .isEqualTo(Pictures.open(zipped, OPTIONS).fingerprint());
    }

    @Test
    void refusesFilesThatAreNotWhatTheyClaim() throws IOException {
        Path images = root.resolve("train-images-idx3-ubyte");
        Drawing.write(images, Arrays.copyOf(images(3), 25));
        assertUnreadable(
                images, "expected 28 bytes for the 3 entries of its header, but there are 25");
        Drawing.write(images, Arrays.copyOf(images(3), 29));
        assertUnreadable(images, "but there are more");
        Drawing.write(images, labels(1, 2));
        assertUnreadable(images, "magic number 00000803, but it begins with 00000801");
        Drawing.write(images, new byte[] {0, 0});
        assertUnreadable(images, "the file ends within its header");

        Drawing.write(images, images(3));
        Path labels = Drawing.write(root.resolve("train-labels-idx1-ubyte"), labels(1, 2));
        assertThatThrownBy(() -> Pictures.open(images, OPTIONS))
                .hasMessage(
                        labels
                                + ": expected a label for each of the 3 pictures of"
                                + " train-images-idx3-ubyte, but there are 2");
    }

    @Test
    void refusesDamagedGzip() throws IOException {
        Path images = root.resolve("train-images-idx3-ubyte.gz");
        byte[] zipped = gzip(images(3));
        Drawing.write(images, Arrays.copyOf(zipped, zipped.length - 9));
        assertUnreadable(images, "the gzip file is truncated");
        Drawing.write(images, images(3));
        assertUnreadable(images, "cannot be read: Not in GZIP format");
        Drawing.write(images, gzip(Arrays.copyOf(images(3), 20)));
        assertUnreadable(
                images, "expected 28 bytes for the 3 entries of its header, but there are 20");
    }

    @Test
    void believesNoHeaderBeforeAllocating() throws IOException {
        Path images = root.resolve("train-images-idx3-ubyte.gz");
        Drawing.write(images, gzip(header(16, 70_000, 70_000)));
        assertUnreadable(images, "each entry has 70000x70000 values");
        Drawing.write(images, gzip(header(2_000_000_000, 1_000, 1_000)));
        assertUnreadable(images, "zipped bytes cannot hold");
        Drawing.write(images, gzip(header(60_000, 28, 28)));
        assertUnreadable(images, "zipped bytes cannot hold");
        Path labels = root.resolve("train-labels-idx1-ubyte.gz");
        Drawing.write(labels, gzip(ByteBuffer.allocate(8).putInt(0x801).putInt(3).array()));
        Drawing.write(images, gzip(images(3)));
        assertThatThrownBy(() -> Pictures.open(images, OPTIONS))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("expected 11 bytes for the 3 entries");
    }

    private static byte[] header(int count, int rows, int columns) {
        return ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(count)
                .putInt(rows)
                .putInt(columns)
                .array();
    }

    private static void assertUnreadable(Path images, String message) {
        assertThatThrownBy(() -> read(Pictures.open(images, OPTIONS)))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(images + ": ")
                .hasMessageContaining(message);
    }

    private void official() throws IOException {
        Drawing.write(root.resolve("train-images-idx3-ubyte.gz"), gzip(images(3)));
        Drawing.write(root.resolve("train-labels-idx1-ubyte.gz"), gzip(labels(1, 5, 1)));
        Drawing.write(root.resolve("t10k-images-idx3-ubyte"), images(2));
        Drawing.write(root.resolve("t10k-labels-idx1-ubyte.gz"), gzip(labels(5, 1)));
    }

    /** Pictures of 2x2, their values counted from 1. */
    private static byte[] images(int count) {
        ByteBuffer idx = ByteBuffer.allocate(16 + 4 * count);
        idx.putInt(0x803).putInt(count).putInt(2).putInt(2);
        for (int i = 1; i <= 4 * count; i++) {
            idx.put((byte) i);
        }
        return idx.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer idx = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            idx.put((byte) label);
        }
        return idx.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
