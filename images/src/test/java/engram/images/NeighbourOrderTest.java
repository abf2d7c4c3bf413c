package engram.images;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.splits.Grouping;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourOrderTest {
    private static final int PARTS = 20;
    private static final int LIGHTS = 4;

    @TempDir private Path folder;

    /** Each part under each light: the same pattern, brighter and with more contrast. */
    private void write(String pattern) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            for (int light = 0; light < LIGHTS; light++) {
                Random random = new Random(part);
                BufferedImage picture = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_GRAY);
                for (int y = 0; y < 24; y++) {
                    for (int x = 0; x < 24; x++) {
                        int grey = 20 * light + random.nextInt(60) * (light + 1) / 2;
                        picture.getRaster().setSample(x, y, 0, grey);
                    }
                }
                String name = pattern.formatted(light, part, part * LIGHTS + light);
                ImageIO.write(picture, "png", folder.resolve(name).toFile());
            }
        }
    }

    private Grouping grouping() {
        return ImageFolder.open(folder).parts().training().grouping();
    }

    /** As the magnetic tiles are named: lights first, then a number that runs from tile to tile. */
    @Test
    void seesThatTheLastNumberKeepsPartsTogether() throws IOException {
        write("light%1$d_num_%3$d.png");

        Grouping grouping = grouping();

        assertThat(grouping.description()).contains("the last number of names");
        int[] units = grouping.units(PARTS * LIGHTS);
        // In natural order all of light 0 come first; stretches of five hold a part's four lights.
        assertThat(units[0]).isEqualTo(units[PARTS]).isEqualTo(units[2 * PARTS]);
    }

    @Test
    void staysWithTheOrderOfNamesWhereThatIsTheOne() throws IOException {
        write("part%2$02d_light%1$d.png");

        assertThat(grouping()).isSameAs(Grouping.STRETCHES);
    }

    @Test
    void plainNumbersHaveOneOrder() throws IOException {
        write("%3$03d.png");

        assertThat(grouping()).isSameAs(Grouping.STRETCHES);
    }
}
