package engram.images;

import static engram.data.Label.ANOMALOUS;
import static engram.data.Label.NORMAL;
import static engram.images.ImageFolderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Batch;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarImagesTest {
    private static final String NAMES =
            "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";

    @TempDir Path root;

    @BeforeEach
    void write() {
        Drawing.write(root.resolve("data_batch_1.bin"), batch(3, 5));
        Drawing.write(root.resolve("data_batch_2.bin"), batch(3));
        Drawing.write(root.resolve("test_batch.bin"), batch(5, 3));
    }

    @Test
    void classesGoByNumberOrName() {
        assertParts("3");
        Drawing.write(root.resolve("batches.meta.txt"), NAMES.getBytes(StandardCharsets.UTF_8));
        assertParts("3");
        assertParts("cat");
        assertThatThrownBy(() -> open(root, "cow"))
                .hasMessageContaining("there is no class 'cow'; the classes are: cat, dog");
    }

    private void assertParts(String normal) {
        Pictures cifar = open(root, normal);
        assertThat(cifar).isInstanceOf(CifarImages.class);
        assertThat(cifar.shape()).isEqualTo(new SampleShape.Image(3, 32, 32));
        Batch test = read(cifar);
        assertThat(test.labels()).containsExactly(ANOMALOUS, NORMAL);
        assertThat(test.values()[0]).isEqualTo(50 / 255f);
        Batch train = read(cifar.parts().training());
        assertThat(train.ids()).containsExactly("data_batch_1.bin#0", "data_batch_2.bin#0");
        assertThat(train.values()).containsOnly(30 / 255f);
    }

    @Test
    void aSingleFileIsAllThereIs() {
        Pictures cifar = open(root.resolve("data_batch_1.bin"), "5");
        assertThat(cifar.size()).isEqualTo(2);
        assertThat(cifar.parts().training().size()).isEqualTo(1);
    }

    @Test
    void refusesOtherSizesAndLabels() {
        Path test = Drawing.write(root.resolve("test_batch.bin"), Arrays.copyOf(batch(1), 3000));
        assertThatThrownBy(() -> open(root, "3"))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage(
                        test
                                + ": expected CIFAR-10 pictures of 3073 bytes each, but 3000 bytes"
                                + " are not a multiple of that");
        Drawing.write(test, batch(1, 11));
        assertThatThrownBy(() -> open(root, "3"))
                .hasMessageContaining("expected labels from 0 to 9, but picture 1 has 11");
    }

    private static Pictures open(Path path, String normal) {
        return Pictures.open(path, ImageOptions.defaults().withNormal(normal));
    }

    /** One picture per label, all its values ten times the label. */
    private static byte[] batch(int... labels) {
        byte[] bytes = new byte[3073 * labels.length];
        IntStream.range(0, labels.length)
                .forEach(
                        i -> {
                            Arrays.fill(bytes, 3073 * i, 3073 * (i + 1), (byte) (10 * labels[i]));
                            bytes[3073 * i] = (byte) labels[i];
                        });
        return bytes;
    }
}
