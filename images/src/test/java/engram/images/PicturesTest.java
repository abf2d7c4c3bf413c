package engram.images;

import static engram.data.Label.UNKNOWN;
import static engram.images.ImageFolderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Encoding;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.data.encodings.Originals;
import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final int COUNT = 20;
    private static final ImageOptions OPTIONS = ImageOptions.defaults();
    private static final ImageEncoding TINY =
            new ImageEncoding(new SampleShape.Image(1, 2, 2), PixelRange.UNIT);

    @TempDir Path root;

    @BeforeEach
    void draw() {
        for (int i = 0; i < COUNT; i++) {
            Drawing.plain(root.resolve(i + ".png"), 5 * i);
        }
    }

    @Test
    void readerKeepsTheOrderInBatchesOfAnySize() {
        Pictures pictures = Pictures.open(root, OPTIONS);
        for (int maximum : new int[] {1, 7, 100}) {
            int next = 0;
            try (SampleReader reader = pictures.encode(TINY).open()) {
                for (var batch = reader.next(maximum);
                        batch.isPresent();
                        batch = reader.next(maximum)) {
                    for (int i = 0; i < batch.get().size(); i++, next++) {
                        assertThat(batch.get().ids().get(i)).isEqualTo(next + ".png");
                        assertThat(batch.get().values()[4 * i]).isEqualTo(5 * next / 255f);
                    }
                }
            }
            assertThat(next).isEqualTo(COUNT);
        }
    }

    @Test
    void storeGivesTheSameWithAndWithoutRoom() {
        Album album =
                new FileAlbum(
                        root,
                        IntStream.range(0, COUNT)
                                .mapToObj(i -> new FileAlbum.Entry(i + ".png", 0, true, UNKNOWN))
                                .toList(),
                        250);
        for (long budget : new long[] {0, 20, 1000}) {
            try (SampleStore store = PictureStore.open(album, TINY, false, budget)) {
                float[] values = new float[5];
                for (int i = COUNT - 1; i >= 0; i--) {
                    store.read(i, values, 1);
                    assertThat(values)
                            .containsExactly(
                                    0, 5 * i / 255f, 5 * i / 255f, 5 * i / 255f, 5 * i / 255f);
                }
            }
        }
    }

    @Test
    void storeHoldsThePositionsAskedFor() {
        BitSet positions = new BitSet();
        positions.set(3);
        positions.set(12);
        try (SampleStore store = Pictures.open(root, OPTIONS).store(TINY, positions)) {
            assertThat(store.size()).isEqualTo(2);
            assertThat(store.id(1)).isEqualTo("12.png");
        }
    }

    @Test
    void oneCorruptPictureIsNamedOrLeftOut() {
        Drawing.truncated(root.resolve("7.png"), Drawing.grey(32, 32, Drawing::noise), "png");
        BitSet all = new BitSet();
        all.set(0, COUNT);
        Pictures strict = Pictures.open(root, OPTIONS);
        assertThatThrownBy(() -> read(strict))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageStartingWith(root.resolve("7.png") + ": cannot be read as a picture")
                .hasMessageEndingWith("leave out such files by --skip-unreadable");
        assertThatThrownBy(() -> strict.store(TINY, all)).hasMessageContaining("7.png");

        Pictures lenient = Pictures.open(root, OPTIONS.withSkipUnreadable(true));
        try (SampleReader reader = lenient.encode(TINY).open();
                SampleStore store = lenient.store(TINY, all)) {
            assertThat(reader.next(100).orElseThrow().ids())
                    .hasSize(COUNT - 1)
                    .doesNotContain("7.png");
            assertThat(reader.next(100)).isEmpty();
            assertThat(reader.leftOut()).hasSize(1).isEqualTo(store.leftOut());
            assertThat(reader.leftOut().get(0).id()).isEqualTo("7.png");
            assertThat(reader.leftOut().get(0).why())
                    .startsWith(root.resolve("7.png") + ": cannot be read as a picture");
            assertThat(store.size()).isEqualTo(COUNT - 1);
            assertThat(store.id(7)).isEqualTo("8.png");
            float[] values = new float[4];
            store.read(7, values, 0);
            assertThat(values[0]).isEqualTo(40 / 255f);
        }
    }

    @Test
    void onlyUnreadablePicturesAreAnErrorEvenWhenSkipped() {
        Path folder = root.resolve("bad");
        Drawing.write(folder.resolve("a.png"), new byte[0]);
        Pictures pictures = Pictures.open(folder, OPTIONS.withSkipUnreadable(true));
        assertThatThrownBy(pictures::shape).hasMessageContaining("the file is empty");
    }

    @Test
    void fingerprintSeesNamesAndContents() throws Exception {
        String before = Pictures.open(root, OPTIONS).fingerprint();
        assertThat(before).hasSize(64).isEqualTo(Pictures.open(root, OPTIONS).fingerprint());
        Files.move(root.resolve("3.png"), root.resolve("300.png"));
        String renamed = Pictures.open(root, OPTIONS).fingerprint();
        Drawing.plain(root.resolve("300.png"), 200);
        assertThat(Pictures.open(root, OPTIONS).fingerprint()).isNotEqualTo(renamed);
        assertThat(renamed).isNotEqualTo(before);
    }

    @Test
    void anotherEncodingIsApplied() {
        Pictures pictures = Pictures.open(root, OPTIONS.withRange(PixelRange.SYMMETRIC));
        Encoding encoding = pictures.fit(new BitSet());
        assertThat(encoding)
                .isEqualTo(
                        new ImageEncoding(new SampleShape.Image(1, 32, 32), PixelRange.SYMMETRIC)
                                .of(new Originals(1, 1, 32, 32, false)));
        Encoding table = new TableEncoding(List.of(new Column.Flag("x", 0, false)));
        assertThatThrownBy(() -> pictures.encode(table))
                .hasMessage(root + ": these are pictures, but rows of 1 column were expected");
    }

    @Test
    void tellsPicturesFromOtherData() {
        Path csv = Drawing.write(root.resolve("data/table.csv"), new byte[] {65});
        assertThat(Pictures.recognises(root)).isTrue();
        assertThat(Pictures.recognises(root.resolve("1.png"))).isTrue();
        assertThat(Pictures.recognises(csv)).isFalse();
        assertThat(Pictures.recognises(csv.getParent())).isFalse();
        assertThat(Pictures.recognises(root.resolve("none"))).isFalse();
        assertThatThrownBy(() -> Pictures.open(csv, OPTIONS))
                .hasMessageStartingWith(
                        csv + ": expected a folder of pictures, a picture, an IDX file");
        assertThatThrownBy(() -> Pictures.open(root.resolve("none"), OPTIONS))
                .hasMessageEndingWith("there is no such file or folder");
    }
}
