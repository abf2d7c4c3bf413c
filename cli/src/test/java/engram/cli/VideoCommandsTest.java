package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import engram.data.SampleShape;
import engram.images.ImageOptions.Size;
import engram.video.Videos;
import engram.video.drawing.MovingShapes;
import engram.video.drawing.MovingShapes.Interval;
import engram.video.drawing.VideoWriter;
import engram.video.frames.FrameReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a video to verdicts on its frames, on a detector that has hardly learned. */
class VideoCommandsTest {
    private static final int FRAMES = 40;

    @TempDir private static Path shared;
    private static Path detector;
    private static Path video;

    @TempDir private Path folder;

    @BeforeAll
    static void train() throws IOException {
        Path normal = shared.resolve("normal.mp4");
        MovingShapes.write(normal, 0, 200, 1);
        video = shared.resolve("new.mp4");
        MovingShapes.write(video, 5000, FRAMES, 1, new Interval(20, 29));
        Files.writeString(shared.resolve("new.labels.csv"), "first,last\n20,29\n");
        detector = shared.resolve("shapes.detector");
        Outcome outcome =
                successfully(
                        "train",
                        normal,
                        "-o",
                        detector,
                        "--model",
                        "memae",
                        "--size",
                        "32x32",
                        "--set",
                        "data.frames=8",
                        "--set",
                        "model.backbone=video-lightest",
                        "--set",
                        "model.memory.items=20",
                        "--stride",
                        3,
                        "--threads",
                        1,
                        "--epochs",
                        1,
                        "--seed",
                        1,
                        "--false-alarm-rate",
                        0.1);
        assertThat(outcome.err()).contains("of 200 frames, each in a clip of 8");
    }

    @Test
    void everyFrameHasALineInATableToo() throws IOException {
        Outcome outcome = successfully("score", detector, video);
        assertThat(outcome.lines()).hasSize(FRAMES + 1);
        Path table = folder.resolve("scores.csv");
        successfully("score", detector, video, "-o", table);
        List<String> rows = Files.readAllLines(table);
        assertThat(rows).hasSize(FRAMES + 1);
        assertThat(rows.get(0)).isEqualTo(outcome.lines().get(0));
        assertThat(outcome.lines().get(0))
                .isEqualTo("video,frame,seconds,score,p_value,anomalous,label");
        assertThat(outcome.lines().get(1)).startsWith("new.mp4,0,0.0,").endsWith(",normal");
        assertThat(outcome.lines().get(FRAMES)).startsWith("new.mp4,39,1.56,");
        assertThat(outcome.lines().get(26)).endsWith(",anomalous");
    }

    @Test
    void withAStrideFramesBetweenAreInterpolated() {
        List<String> all = successfully("score", detector, video).lines();
        List<String> some = successfully("score", detector, video, "--stride", 4).lines();
        assertThat(some).hasSize(FRAMES + 1);
        assertThat(score(some.get(9))).isCloseTo(score(all.get(9)), within(1e-6));
        double between = score(some.get(9)) + (score(some.get(13)) - score(some.get(9))) / 2;
        assertThat(score(some.get(11))).isEqualTo(between, within(1e-9));
        assertThat(score(some.get(FRAMES))).isCloseTo(score(all.get(FRAMES)), within(1e-6));
    }

    private static double score(String line) {
        return Double.parseDouble(line.split(",", -1)[3]);
    }

    @Test
    void labelledFramesAreEvaluated() {
        Outcome outcome = successfully("evaluate", detector, video);
        assertThat(outcome.out()).contains("30 normal, 10 anomalous").contains("AUROC");
    }

    @Test
    void aPageAndAnAnnotatedVideoTellWhenAndWhere() throws IOException {
        Path page = folder.resolve("report.html");
        Path annotated = folder.resolve("annotated.mp4");
        successfully(
                "explain",
                detector,
                video,
                "-o",
                page,
                "--annotate",
                annotated,
                "--false-alarm-rate",
                0.3);
        String html = Files.readString(page);
        assertThat(html).contains("Over time", "Key frames", "Memory", "new.mp4, frame");
        assertThat(html).doesNotContain("http://", "https://", "<script");
        try (Videos written = Videos.open(annotated);
                FrameReader frames =
                        written.frames("annotated.mp4", new SampleShape.Image(3, 48, 64))) {
            int count = 0;
            while (frames.next().isPresent()) {
                count++;
            }
            assertThat(count).isEqualTo(FRAMES);
            assertThat(written.size("annotated.mp4").width()).isEqualTo(480);
        }
        Outcome again =
                engram(
                        "explain",
                        detector,
                        video,
                        "-o",
                        folder.resolve("b.html"),
                        "--annotate",
                        annotated);
        assertThat(again.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(again.err()).contains("exists already");
    }

    @Test
    void eventsArePrintedSavedAndSent() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        AtomicInteger attempts = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/alarm",
                exchange -> {
                    // The first attempt fails, as networks do.
                    boolean first = attempts.getAndIncrement() == 0;
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    if (!first) {
                        received.add(body);
                    }
                    exchange.sendResponseHeaders(first ? 503 : 204, -1);
                    exchange.close();
                });
        server.start();
        try {
            Outcome outcome =
                    successfully(
                            "watch",
                            detector,
                            video,
                            "--false-alarm-rate",
                            0.9,
                            "--shortest",
                            0,
                            "--clips",
                            folder.resolve("clips"),
                            "--webhook",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/alarm");
            assertThat(outcome.lines()).isNotEmpty().allMatch(line -> line.startsWith("event "));
            assertThat(outcome.err()).containsPattern("\\d events? in 40 frames");
            assertThat(received).hasSameSizeAs(outcome.lines());
            assertThat(received.get(0)).contains("\"startSeconds\"", "\"source\":\"new.mp4\"");
            assertThat(folder.resolve("clips"))
                    .isDirectoryContaining("glob:**event-0001.mp4")
                    .isDirectoryNotContaining("glob:**.part");
        } finally {
            server.stop(0);
        }
    }

    /** Learned at 25 frames a second, given 50: every second frame, and the page says so too. */
    @Test
    void videoOfAnotherRateIsTakenAtTheRateLearnedFromAndThatIsSaid() throws IOException {
        Path fast = folder.resolve("fast.mp4");
        Size size = new Size(64, 48);
        try (VideoWriter writer = VideoWriter.create(fast, size, 50)) {
            for (int i = 0; i < 60; i++) {
                BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
                picture.setRGB(i, i % 48, 0xffffff);
                writer.add(i / 50.0, picture);
            }
            writer.finish();
        }
        String told = "fast.mp4: has 50 frames a second, and the detector learned from 25";

        Outcome scored = successfully("score", detector, fast);
        assertThat(scored.lines()).hasSize(1 + 30);
        assertThat(scored.err()).contains(told);
        assertThat(successfully("watch", detector, fast).err()).contains(told);
        Path page = folder.resolve("fast.html");
        Path annotated = folder.resolve("annotated.mp4");
        Outcome explained =
                successfully("explain", detector, fast, "-o", page, "--annotate", annotated);
        assertThat(explained.err()).contains(told);
        assertThat(Files.readString(page)).contains(told);
        try (Videos videos = Videos.open(annotated)) {
            assertThat(videos.size()).isEqualTo(60);
        }
    }

    @Test
    void whereClipsCannotBeWrittenNothingIsWatched() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Outcome outcome = engram("watch", detector, video, "--clips", file);
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err())
                .contains("clips cannot be written here: it is a file; name a folder");
    }

    @Test
    void whatIsNoVideoOrTooShortIsOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        Path brief = folder.resolve("brief.mp4");
        MovingShapes.write(brief, 0, 3, 1);
        Path table = TinyData.rows(folder.resolve("rows.csv"), 20);
        refused("cannot be read as a video", "score", detector, text);
        refused("has 3 frames", "score", detector, brief);
        refused("has 3 frames", "train", brief, "-o", folder.resolve("d"), "--model", "memae");
        refused("there is no such file", "score", detector, folder.resolve("none.mp4"));
        refused("every video has labels", "train", video, "-o", folder.resolve("d"));
        refused("does not apply", "train", table, "-o", folder.resolve("d"), "--stride", 2);
        refused("multiples of 16", "train", video, "-o", folder.resolve("d"), "--size", "100x100");
        refused("https://host/path", "watch", detector, video, "--webhook", "nowhere");
        refused("does the camera send", "watch", detector, "http://127.0.0.1:9/x", "--timeout", 1);
    }

    private static void refused(String why, Object... arguments) {
        Outcome outcome = engram(arguments);
        assertThat(outcome.err()).contains(why);
        assertThat(outcome.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
    }

    @Test
    void aDetectorOfPicturesDoesNotJudgeVideo() throws IOException {
        Path pictures = TinyData.mvtec(folder.resolve("discs"));
        Path other = folder.resolve("pictures.detector");
        successfully("train", pictures, "-o", other, "--model", "pca");
        refused("this is video", "score", other, video);
        refused("not video", "explain", other, video, "-o", folder.resolve("r.html"));
        refused("not video", "watch", other, video);
    }

    @Test
    void whatTakesSamplesThatStandAloneRefusesVideo() {
        refused("a video's frames do", "drift", detector, video);
        Path normal = shared.resolve("normal.mp4");
        refused("no stored memory", "teach", detector, normal, "-o", folder.resolve("taught"));
    }

    /** A predicted frame is the last of its clip, and there are maps of it and masks. */
    @Test
    void aFrameIsPredictedFromThoseBeforeIt() throws IOException {
        Path frames = folder.resolve("frames");
        for (int i = 0; i < 3; i++) {
            writeFrames(frames.resolve("Train/Train00" + i), i, -1);
        }
        writeFrames(frames.resolve("Test/Test001"), 1, 12);
        Path predicting = folder.resolve("predicting");
        Outcome trained =
                successfully(
                        "train",
                        frames,
                        "-o",
                        predicting,
                        "--model",
                        "frame-prediction",
                        "--set",
                        "model.channels=4",
                        "--size",
                        "32x32",
                        "--epochs",
                        1,
                        "--threads",
                        1,
                        "--false-alarm-rate",
                        0.2);
        assertThat(trained.err()).contains("each in a clip of 5");
        assertThat(successfully("evaluate", predicting, frames).out())
                .contains("12 normal, 8 anomalous", "pixel AUROC");
    }

    /** A dot that walks; from a frame on, a square too, as its mask says. */
    private static void writeFrames(Path video, int start, int odd) throws IOException {
        Files.createDirectories(video);
        Path masks = video.resolveSibling(video.getFileName() + "_gt");
        Files.createDirectories(odd < 0 ? video : masks);
        for (int i = 0; i < 20; i++) {
            BufferedImage frame = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
            BufferedImage mask = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
            frame.getRaster().setSample((start + i) % 32, 9, 0, 200);
            for (int k = 0; odd >= 0 && i >= odd && k < 64; k++) {
                frame.getRaster().setSample(10 + k % 8, 20 + k / 8, 0, 255);
                mask.getRaster().setSample(10 + k % 8, 20 + k / 8, 0, 255);
            }
            String name = "%03d.png".formatted(i + 1);
            ImageIO.write(frame, "png", video.resolve(name).toFile());
            if (odd >= 0) {
                ImageIO.write(mask, "png", masks.resolve(name).toFile());
            }
        }
    }
}
