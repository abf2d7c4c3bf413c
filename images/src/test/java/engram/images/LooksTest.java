package engram.images;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.Encoding;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that are other ones than those that were learned from are told. */
class LooksTest {
    @TempDir Path root;

    private Pictures pictures(String name, boolean colour, int... sides) {
        for (int i = 0; i < 4; i++) {
            int width = sides[2 * i % sides.length];
            int height = sides[(2 * i + 1) % sides.length];
            BufferedImage drawn =
                    colour
                            ? Drawing.colour(width, height, (x, y) -> 0x804020 + x)
                            : Drawing.grey(width, height, (x, y) -> x + y);
            Drawing.write(root.resolve(name + "/" + i + ".png"), drawn);
        }
        return Pictures.open(root.resolve(name), ImageOptions.defaults().withSize(128, 128));
    }

    private static Encoding learned(Pictures pictures) {
        return pictures.parts().training().fit(new BitSet());
    }

    private List<String> told(Encoding learned, boolean colour, int... sides) {
        String name = "new" + List.of(sides[0], sides[1], colour);
        return pictures(name, colour, sides).differences(learned);
    }

    @Test
    void anotherShapeIsTold() {
        Encoding square = learned(pictures("square", true, 96, 96));
        assertThat(told(square, true, 144, 96))
                .singleElement()
                .asString()
                .startsWith("4 of 4 pictures that were looked at are of another shape")
                .contains("144x96; 1.00 times as wide as high there");
        Encoding mixed = learned(pictures("mixed", true, 96, 96, 160, 96));
        assertThat(told(mixed, true, 130, 96)).isEmpty();
    }

    @Test
    void anotherSizeIsToldWhereItCanBeSeen() {
        Encoding small = learned(pictures("small", true, 64, 64));
        assertThat(told(small, true, 128, 128))
                .singleElement()
                .asString()
                .contains("of another size", "128x128; 64 pixels on the shorter side there");
        Encoding large = learned(pictures("large", true, 200, 200));
        assertThat(told(large, true, 300, 300)).isEmpty();
        assertThat(told(large, true, 202, 202)).isEmpty();
    }

    @Test
    void greysInThePlaceOfColoursAreTold() {
        Encoding coloured = learned(pictures("coloured", true, 96, 96));
        assertThat(told(coloured, false, 96, 96))
                .containsExactly(
                        "4 of 4 pictures that were looked at are grey, and those that were learned from were in colours");
        assertThat(told(coloured, true, 96, 96)).isEmpty();
        Encoding grey = learned(pictures("grey", false, 96, 96));
        assertThat(told(grey, true, 96, 96)).isEmpty();
    }
}
