package engram.images;

import static engram.data.Label.ANOMALOUS;
import static engram.data.Label.NORMAL;
import static engram.data.Label.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Batch;
import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.sources.Parts;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final ImageOptions OPTIONS = ImageOptions.defaults();

    @TempDir Path root;

    @Test
    void listsPicturesInNaturalOrderWithoutHiddenOnes() {
        for (String name :
                new String[] {"10.PNG", "2.png", "sub/1.Jpg", ".hidden.png", "._2.png"}) {
            Drawing.plain(root.resolve(name), 9);
        }
        Drawing.plain(root.resolve(".thumbnails/3.png"), 9);
        Drawing.write(root.resolve("notes.txt"), new byte[] {1});
        Drawing.write(root.resolve(".DS_Store"), new byte[] {1});

        assertThat(read(ImageFolder.open(root)).ids())
                .containsExactly("2.png", "10.PNG", "sub/1.Jpg");
    }

    @Test
    void flatPicturesAreUnknownAndAllToLearnFrom() {
        Drawing.plain(root.resolve("a.png"), 0);
        Drawing.plain(root.resolve("b.png"), 255);
        ImageFolder folder = ImageFolder.open(root);

        Batch batch = read(folder);
        assertThat(batch.labels()).containsExactly(UNKNOWN, UNKNOWN);
        assertThat(batch.values()).hasSize(2 * 32 * 32).contains(0f, 1f);
        assertThat(folder.parts().training().size()).isEqualTo(2);
        assertThat(folder.shape()).isEqualTo(new SampleShape.Image(1, 32, 32));
    }

    @Test
    void classFoldersAreLabelledByNamedClasses() {
        classes("cat", "dog", "mouse");
        ImageFolder named = ImageFolder.open(root, OPTIONS.withNormal("cat", "mouse"));
        assertThat(read(named).labels()).containsExactly(NORMAL, ANOMALOUS, NORMAL);
        assertThat(named.parts().training().size()).isEqualTo(2);

        assertThat(read(ImageFolder.open(root)).labels()).containsOnly(UNKNOWN);
        assertThatThrownBy(() -> ImageFolder.open(root, OPTIONS.withNormal("cow")))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessage(root + ": there is no class 'cow'; the classes are: cat, dog, mouse");
    }

    @Test
    void aClassCalledGoodIsNormal() {
        classes("scratch", "Good");
        ImageFolder folder = ImageFolder.open(root);
        assertThat(read(folder).ids()).containsExactly("Good/1.png", "scratch/1.png");
        assertThat(read(folder).labels()).containsExactly(NORMAL, ANOMALOUS);
        assertThat(read(folder.parts().training()).ids()).containsExactly("Good/1.png");
    }

    @Test
    void mvtecLayoutNeedsNoConfiguration() {
        for (String name :
                new String[] {"train/good/0", "train/good/1", "test/good/0", "test/crack/0"}) {
            Drawing.plain(root.resolve(name + ".png"), 9);
        }
        Drawing.plain(root.resolve("ground_truth/crack/0_mask.png"), 9);
        ImageFolder folder = ImageFolder.open(root);

        assertThat(read(folder).ids()).containsExactly("test/crack/0.png", "test/good/0.png");
        assertThat(read(folder).labels()).containsExactly(ANOMALOUS, NORMAL);
        assertThat(read(folder.parts().training()).ids())
                .containsExactly("train/good/0.png", "train/good/1.png");
        assertThat(read(ImageFolder.open(root.resolve("train/good"))).labels())
                .containsOnly(UNKNOWN);
    }

    @Test
    void saysWhatItsPicturesAreWithoutDecodingThem() {
        for (String name : new String[] {"train/good/0", "test/good/7", "test/crack/0"}) {
            Drawing.write(root.resolve(name + ".png"), new byte[] {1});
        }
        Parts parts = ImageFolder.open(root).parts();

        assertThat(parts.training().id(0)).isEqualTo("train/good/0.png");
        assertThat(parts.training().label(0)).isEqualTo(NORMAL);
        assertThat(parts.test()).isPresent();
        assertThat(parts.test().orElseThrow().label(0)).isEqualTo(ANOMALOUS);
        assertThat(ImageFolder.open(root.resolve("test")).parts().test()).isEmpty();
    }

    @Test
    void picturesBelongTogetherByNameByFolderOrByNeighbourhood() {
        classes("a", "b");
        Drawing.plain(root.resolve("a/part7_left.png"), 1);
        Drawing.plain(root.resolve("b/part7_right.png"), 1);
        Drawing.plain(root.resolve("b/part8_left.png"), 1);
        // a/1, a/part7_left, b/1, b/part7_right, b/part8_left
        assertThat(ImageFolder.open(root).grouping()).isEqualTo(Grouping.STRETCHES);
        assertThat(grouped("folder")).containsExactly(0, 0, 1, 1, 1);
        assertThat(grouped("part\\d+")).containsExactly(0, 1, 2, 1, 3);
        assertThat(grouped("part(\\d+)_|/(1)")).containsExactly(0, 1, 0, 1, 2);
        assertThatThrownBy(() -> grouped("tile(\\d+)"))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageEndingWith(
                        "no picture's name has the group's pattern 'tile(\\d+)'; the first is a/1.png");
        assertThatThrownBy(() -> OPTIONS.withGroups("part("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 'part(\\d+)', or folder, not 'part('");
    }

    private int[] grouped(String names) {
        return ImageFolder.open(root, OPTIONS.withGroups(names)).grouping().units(5);
    }

    @Test
    void aSinglePictureIsAFolderOfOne() {
        Path file = Drawing.plain(root.resolve("one.png"), 9);
        assertThat(read(ImageFolder.open(file)).ids()).containsExactly("one.png");
    }

    @Test
    void shapeComesFromThePictures() {
        Drawing.write(root.resolve("wide.png"), Drawing.grey(60, 40, Drawing::noise));
        assertThat(ImageFolder.open(root).shape()).isEqualTo(new SampleShape.Image(1, 40, 60));

        Drawing.write(root.resolve("x.png"), Drawing.colour(1024, 900, (x, y) -> x));
        Drawing.write(root.resolve("y.png"), Drawing.grey(51, 999, (x, y) -> x));
        assertThat(ImageFolder.open(root).shape()).isEqualTo(new SampleShape.Image(3, 48, 48));
        assertThat(
                        ImageFolder.open(
                                        root,
                                        OPTIONS.withSize(20, 10)
                                                .withColour(ImageOptions.Colour.GREY))
                                .shape())
                .isEqualTo(new SampleShape.Image(1, 10, 20));
    }

    @Test
    void smallAndLargePicturesGetAMiddlingShape() {
        Drawing.write(root.resolve("a.png"), Drawing.grey(8, 8, Drawing::noise));
        assertThat(ImageFolder.open(root).shape()).isEqualTo(new SampleShape.Image(1, 28, 28));
        Drawing.write(root.resolve("a.png"), Drawing.grey(1024, 1024, Drawing::noise));
        assertThat(ImageFolder.open(root).shape()).isEqualTo(new SampleShape.Image(1, 128, 128));
    }

    @Test
    void refusesFoldersWithoutPictures() throws IOException {
        assertThatThrownBy(() -> ImageFolder.open(root))
                .hasMessage(
                        root
                                + ": there are no pictures here; files are read that end in bmp, gif,"
                                + " jfif, jpe, jpeg, jpg, pgm, png, pnm, ppm, tif, tiff, webp");
        assertThatThrownBy(() -> ImageFolder.open(root.resolve("none")))
                .hasMessage(root.resolve("none") + ": there is no such file or folder");
        Files.createDirectories(root.resolve("train"));
        Files.createDirectories(root.resolve("test"));
        assertThatThrownBy(() -> ImageFolder.open(root)).hasMessageContaining("no pictures here");
    }

    @Test
    void sizesAreParsed() {
        assertThat(ImageOptions.Size.parse("64")).isEqualTo(new ImageOptions.Size(64, 64));
        assertThat(ImageOptions.Size.parse("64x48")).isEqualTo(new ImageOptions.Size(64, 48));
        assertThatThrownBy(() -> ImageOptions.Size.parse("64*48"))
                .hasMessageEndingWith("not '64*48'");
        assertThatThrownBy(() -> ImageOptions.Size.parse("0")).hasMessageContaining("at least 1x1");
    }

    private void classes(String... names) {
        for (String name : names) {
            Drawing.plain(root.resolve(name + "/1.png"), 9);
        }
    }

    static Batch read(Source source) {
        try (SampleReader reader = source.encode(source.fit(new BitSet())).open()) {
            return reader.next(1000).orElseThrow();
        }
    }
}
