package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.video.Moment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoProtocolTest {
    private static final VideoProtocol MADE_UP =
            new VideoProtocol("made-up", "Made up", "UCSDmade", new VideoProtocol.Frames(40, 20));

    @TempDir Path folder;

    private static void pictures(Path folder, int count, int markedFrom) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
            picture.getRaster().setSample(4, 4, 0, i >= markedFrom ? 255 : 0);
            String name = String.format(Locale.ROOT, "%03d.png", i);
            ImageIO.write(picture, "png", folder.resolve(name).toFile());
        }
    }

    private Path made() throws IOException {
        Path root = folder.resolve("UCSDmade");
        pictures(root.resolve("Train/Train001"), 20, 99);
        pictures(root.resolve("Train/Train002"), 20, 99);
        pictures(root.resolve("Test/Test001"), 20, 99);
        pictures(root.resolve("Test/Test001_gt"), 20, 11);
        return root;
    }

    /**
     * Of 20 frames and clips of 16, frames 9 to 13 have a whole clip: the first 8 and last 7 not.
     */
    @Test
    void framesWithoutAWholeClipPlayNoPart() throws IOException {
        made();
        try (Protocol.Opened opened = MADE_UP.open(folder)) {
            Problem problem = opened.problem("all", 1, Map.of("size", "32x32"));
            assertThat(problem.training().size()).isEqualTo(2 * 5);
            assertThat(problem.training().grouping().description()).contains("stretch of a video");
            assertThat(problem.test().size()).isEqualTo(5);
            assertThat(
                            IntStream.range(0, 5)
                                    .mapToLong(
                                            i ->
                                                    Moment.parse(problem.test().id(i))
                                                            .orElseThrow()
                                                            .frame()))
                    .containsExactly(9, 10, 11, 12, 13);
            assertThat(IntStream.range(0, 5).mapToObj(problem.test()::label))
                    .containsExactly(
                            Label.NORMAL,
                            Label.NORMAL,
                            Label.ANOMALOUS,
                            Label.ANOMALOUS,
                            Label.ANOMALOUS);
        }
    }

    @Test
    void aMethodSaysHowItSeesFrames() throws IOException {
        made();
        try (Protocol.Opened opened = MADE_UP.open(folder.resolve("UCSDmade"))) {
            Problem problem =
                    opened.problem("all", 1, Map.of("size", "48x32", "frames", "8", "stride", "3"));
            assertThat(problem.test().shape()).isEqualTo(new SampleShape.Clip(1, 8, 32, 48));
            assertThat(problem.test().size()).isEqualTo(13);
            assertThat(problem.training().size()).isEqualTo(2 * 5);
        }
    }

    @Test
    void aCopyThatLacksFramesIsRefused() throws IOException {
        Path root = made();
        Files.delete(root.resolve("Test/Test001/007.png"));
        assertThatThrownBy(() -> MADE_UP.open(folder))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("test videos have 19 frames, the official ones 20");
        assertThatThrownBy(() -> MADE_UP.open(folder.resolve("UCSDmade/Train/Train001")))
                .hasMessageContaining("UCSDmade");
    }
}
