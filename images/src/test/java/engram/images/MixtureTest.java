package engram.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of several shapes or sizes that are learned from together are told of. */
class MixtureTest {
    @TempDir Path root;

    private void draw(String name, int width, int height) {
        int shift = name.hashCode() & 63;
        Drawing.write(
                root.resolve(name), Drawing.grey(width, height, (x, y) -> (x + y + shift) & 255));
    }

    private List<String> said() {
        return Pictures.open(root, ImageOptions.defaults()).parts().training().remarks();
    }

    @Test
    void thoseOfAnotherShapeAreNamed() {
        for (int i = 0; i < 5; i++) {
            draw("wide" + i + ".png", 80, 60);
        }
        draw("tall.png", 60, 80);
        assertThat(said())
                .last()
                .asString()
                .startsWith(
                        "warning: 1 of 6 pictures learned from are of another shape (most are 80x60, and tall.png is 60x80), and squashed otherwise than the others at 60x60")
                .contains(": tall.png;");
    }

    @Test
    void thoseOfAnotherSizeAreNamedWhereItCanBeSeen() {
        for (int i = 0; i < 5; i++) {
            draw("large" + i + ".png", 100, 100);
        }
        draw("small.png", 30, 30);
        assertThat(said())
                .last()
                .asString()
                .startsWith("warning: 1 of 6 pictures learned from are of another size")
                .contains("sharper or less so", "small.png is 30x30");
    }

    @Test
    void whatIsAlikeIsNotToldOf() {
        for (int i = 0; i < 6; i++) {
            draw(i + ".png", 300 + i, 300); // both larger than what is looked at
        }
        assertThat(said()).containsExactly("learning from 6 pictures");
        assertThat(Pictures.open(root, ImageOptions.defaults()).remarks()).isEmpty();
    }
}
