package engram.images;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture and its copies are one picture to learn from. */
class CopiesTest {
    private static final int DIFFERENT = 5;

    @TempDir Path root;

    private Pictures drawn(int different, int copiesOfEach) throws IOException {
        for (int i = 0; i < different; i++) {
            Path file = root.resolve("p" + i + ".png");
            Drawing.plain(file, 7 * i);
            for (int copy = 1; copy < copiesOfEach; copy++) {
                Files.copy(file, root.resolve("p" + i + "_" + copy + ".png"));
            }
        }
        return Pictures.open(root, ImageOptions.defaults());
    }

    private static List<String> ids(Source source) {
        return IntStream.range(0, source.size()).mapToObj(source::id).toList();
    }

    @Test
    void ofEqualFilesTheFirstIsLearnedFrom() throws IOException {
        Source learned = drawn(DIFFERENT, 3).parts().training();
        Source distinct = learned.distinct();
        assertThat(learned.size()).isEqualTo(3 * DIFFERENT);
        assertThat(ids(distinct)).containsExactly("p0.png", "p1.png", "p2.png", "p3.png", "p4.png");
        assertThat(distinct.remarks())
                .containsExactly(
                        "learning from 15 pictures",
                        "left out 10 of them, equal to another byte for byte (p0_1.png is p0.png): copies show nothing new, and count as none");
    }

    @Test
    void ofHardlyAnyDifferentOnesAWarningIsSaid() throws IOException {
        Source distinct = drawn(2, 20).parts().training().distinct();
        assertThat(distinct.size()).isEqualTo(40);
        assertThat(distinct.remarks())
                .last()
                .asString()
                .startsWith(
                        "warning: only 2 of 40 pictures are different, and the others are copies (p0_1.png is p0.png)");
    }

    @Test
    void whereAllAreDifferentNothingChanges() throws IOException {
        Source learned = drawn(DIFFERENT, 1).parts().training();
        assertThat(learned.distinct()).isSameAs(learned);
    }

    @Test
    void equalLengthsAloneMakeNoCopies() throws IOException {
        Source learned = drawn(DIFFERENT, 2).parts().training();
        for (int i = 0; i < DIFFERENT; i++) {
            // Behind the end of a picture nobody looks, but it is another file.
            Files.write(
                    root.resolve("p" + i + "_1.png"), new byte[] {1}, StandardOpenOption.APPEND);
            Files.write(root.resolve("p" + i + ".png"), new byte[] {2}, StandardOpenOption.APPEND);
        }
        assertThat(learned.distinct()).isSameAs(learned);
    }

    @Test
    void pagesOfAFileAreCopiesOfNothing() {
        Tiff stack = Tiff.empty();
        for (int i = 0; i < DIFFERENT; i++) {
            stack.page(2, 1, 8, Tiff.UNSIGNED, to -> to.put(0, (byte) 1));
        }
        Drawing.write(root.resolve("stack.tif"), stack.bytes());
        Source learned = Pictures.open(root, ImageOptions.defaults()).parts().training();
        assertThat(learned.size()).isEqualTo(DIFFERENT);
        assertThat(learned.distinct()).isSameAs(learned);
    }
}
