package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesProtocolTest {
    private static final int TILES = 24;

    @TempDir Path folder;

    @Test
    void aTileIsLearnedFromOrTestedWhole() throws IOException {
        drawTiles();
        try (Protocol.Opened opened = new TilesProtocol().open(folder)) {
            for (int split = 0; split < 5; split++) {
                Problem problem = opened.problem("all-pictures-split-" + split, 1);

                Set<Integer> learned = tiles(problem.training());
                Set<Integer> tested = tiles(problem.test());
                assertThat(learned).hasSize(15).doesNotContainAnyElementsOf(tested);
                assertThat(tested).hasSize(TILES - 15);
                assertThat(problem.training().size() + problem.test().size()).isEqualTo(3 * TILES);
                assertThat(problem.training().grouping())
                        .isInstanceOfSatisfying(
                                Grouping.Groups.class,
                                groups -> assertThat(groups.count()).isEqualTo(15));
            }
        }
    }

    @Test
    void splitsDifferAndAreTheSameForEverySeed() throws IOException {
        drawTiles();
        try (Protocol.Opened opened = new TilesProtocol().open(folder)) {
            List<String> first = ids(opened.problem("all-pictures-split-0", 1).training());

            assertThat(ids(opened.problem("all-pictures-split-0", 2).training())).isEqualTo(first);
            assertThat(ids(opened.problem("all-pictures-split-1", 1).training()))
                    .isNotEqualTo(first);
        }
    }

    @Test
    void whatShowsADefectIsTestedAndHasItsMask() throws IOException {
        drawTiles();
        try (Protocol.Opened opened = new TilesProtocol().open(folder)) {
            Problem problem = opened.problem("50-pictures-split-0", 1);
            Source test = problem.test();

            int anomalous = 0;
            for (int i = 0; i < test.size(); i++) {
                boolean[] mask =
                        problem.masks().orElseThrow().of(test.id(i)).orElse(new boolean[0]);
                if (test.label(i) == Label.ANOMALOUS) {
                    anomalous++;
                    assertThat(mask).hasSize(256 * 256).contains(true).contains(false);
                } else {
                    assertThat(mask).isEmpty();
                }
            }
            assertThat(anomalous).isEqualTo(4);
        }
    }

    @Test
    void picturesWithoutANumberAreRefused() throws IOException {
        drawTiles();
        draw(folder.resolve("train/good/screw.png"), 40, 40);

        assertThatThrownBy(() -> new TilesProtocol().open(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("exp1_num_2610.jpg")
                .hasMessageContaining("screw.png");
    }

    /** Three pictures of each tile; the last of every sixth tile shows a crack. */
    private void drawTiles() throws IOException {
        for (int tile = 0; tile < TILES; tile++) {
            for (int light = 1; light <= 3; light++) {
                int number = 1_000 * tile + 20 * light;
                boolean cracked = tile % 6 == 0 && light == 3;
                String part = cracked ? "test/crack" : tile % 6 == 0 ? "test/good" : "train/good";
                String name = "exp" + light + "_num_" + number;
                draw(folder.resolve(part).resolve(name + ".png"), 0, 40);
                if (cracked) {
                    draw(folder.resolve("ground_truth/crack/" + name + "_mask.png"), 10, 20);
                }
            }
        }
    }

    /** Black with a white stripe. */
    private static void draw(Path file, int from, int to) throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = from; x < to; x++) {
            for (int y = 0; y < 40; y++) {
                image.setRGB(x, y, 0xFFFFFF);
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static List<String> ids(Source source) {
        return IntStream.range(0, source.size()).mapToObj(source::id).toList();
    }

    private static Set<Integer> tiles(Source source) {
        Set<Integer> tiles = new HashSet<>();
        for (String id : ids(source)) {
            String number = id.replaceAll(".*num_(\\d+).*", "$1");
            tiles.add(Integer.parseInt(number) / 1_000);
        }
        return tiles;
    }
}
