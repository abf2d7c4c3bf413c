package engram.cli;

import static engram.cli.Shell.engram;
import static engram.cli.Shell.successfully;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import engram.cli.Shell.Outcome;
import engram.cli.terminal.Exit;
import engram.data.encodings.ClipEncoding;
import engram.detection.AnomalyDetector;
import engram.video.VideoOptions;
import engram.video.Videos;
import engram.video.drawing.MovingShapes;
import engram.video.drawing.MovingShapes.Happening;
import engram.video.drawing.MovingShapes.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a video's file to verdicts, by what learns from video where no model is named. */
class FrameMemoryIT {
    private static final int FRAMES = 120;
    private static final String SHORT = "alike come at once; the 0.002 asked for takes about";

    @TempDir private static Path folder;
    private static Path detector;
    private static Path video;

    @BeforeAll
    static void train() throws IOException {
        Path normal = folder.resolve("normal.mp4");
        MovingShapes.write(normal, 0, 800, 1);
        video = folder.resolve("new.mp4");
        MovingShapes.write(video, 5000, FRAMES, 1, new Interval(50, 79));
        Files.writeString(folder.resolve("new.labels.csv"), "first,last\n50,79\n");
        detector = folder.resolve("path.detector");

        String told =
                successfully(
                                "train",
                                normal,
                                "-o",
                                detector,
                                "--size",
                                "64x64",
                                "--threads",
                                1,
                                "--false-alarm-rate",
                                0.002)
                        .err();

        assertThat(told)
                .contains("model frame-memory, as for frames of a video")
                .contains("each in a clip of 17")
                .contains(SHORT);
    }

    /** Half a minute is too little for one false alarm in five hundred, and who asks is told. */
    @Test
    void theRateThatTheVideoSupportsIsInForceAndSaid() {
        assertThat(successfully("score", detector, video).err()).contains(SHORT);
        assertThat(successfully("watch", detector, video).err()).contains(SHORT);
        assertThat(successfully("evaluate", detector, video).err()).contains(SHORT);

        Outcome strict = engram("score", detector, video, "--strict-rate");

        assertThat(strict.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(strict.err()).contains(SHORT).hasLineCount(1);
    }

    /** Only once it has learned is known how many frames are alike: nothing is saved then. */
    @Test
    void aTrainingWhoseRateIsNotSupportedIsRefusedWhereThatIsAskedFor() {
        Path refused = folder.resolve("refused.detector");

        Outcome strict =
                engram(
                        "train",
                        folder.resolve("normal.mp4"),
                        "-o",
                        refused,
                        "--size",
                        "64x64",
                        "--threads",
                        1,
                        "--false-alarm-rate",
                        0.002,
                        "--strict-rate");

        assertThat(strict.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(strict.err()).contains("error: ", SHORT);
        assertThat(refused).doesNotExist();
        assertThat(folder.resolve("refused.detector.training")).doesNotExist();
    }

    @Test
    void whatCrossesIsFlaggedAndTheUsualHardlyEver() {
        List<String> lines = successfully("score", detector, video).lines();

        assertThat(lines).hasSize(FRAMES + 1);
        assertThat(flagged(lines, 54, 76)).isGreaterThan(15);
        assertThat(flagged(lines, 0, 50)).isLessThan(3);
    }

    private static long flagged(List<String> lines, int from, int to) {
        return lines.subList(1 + from, 1 + to).stream()
                .filter(line -> line.split(",", -1)[5].equals("true"))
                .count();
    }

    /**
     * Neither looks strange nor moves otherwise than others do: only what is usual at a place tells
     * of them. Nobody stays but who stops, and nobody goes that way there.
     */
    @Test
    void whoStopsAndWhoGoesTheWrongWayIsFoundByWhatIsUsualThere() {
        Path film = folder.resolve("conduct.mp4");
        MovingShapes.write(
                film,
                5000,
                450,
                1,
                new Interval(40, 109, Happening.STOPS),
                new Interval(140, 429, Happening.GOES_THE_WRONG_WAY));

        double[] conduct = conduct(film);
        double[] usual = Arrays.stream(conduct, 0, 40).sorted().toArray();

        assertThat(share(conduct, 60, 110, usual[usual.length - 1])).isGreaterThan(0.8);
        assertThat(share(conduct, 180, 400, usual[usual.length - 1])).isGreaterThan(0.5);
        // Half a minute of so few who walk there flags hardly one who turns, at one in 500.
        assertThat(flagged(successfully("score", detector, film).lines(), 60, 110))
                .isGreaterThan(25);
    }

    /** What that part says of each frame of a film. */
    private static double[] conduct(Path film) {
        try (AnomalyDetector loaded = AnomalyDetector.load(detector);
                Videos videos =
                        Videos.open(
                                film,
                                VideoOptions.defaults().like((ClipEncoding) loaded.encoding()),
                                said -> {})) {
            return loaded.scoreSheet(videos).scores().get("conduct");
        }
    }

    private static double share(double[] scores, int from, int to, double above) {
        return Arrays.stream(scores, from, to).filter(s -> s > above).count()
                / (double) (to - from);
    }

    /** Of the very first nobody knows what was there before: it is no scene that stands still. */
    @Test
    void whoIsThereAtTheBeginningIsNotTakenForOneWhoStopped() {
        double[] conduct = conduct(video);

        assertThat(conduct[0]).isLessThan(1);
    }

    @Test
    void framesAreEvaluatedExplainedAndWatched() throws IOException {
        Path page = folder.resolve("report.html");
        Path annotated = folder.resolve("annotated.mp4");

        successfully("explain", detector, video, "-o", page, "--annotate", annotated);

        assertThat(Files.readString(page))
                .contains("Over time", "Key frames", "unlike normal", SHORT);
        assertThat(annotated).isNotEmptyFile();
        assertThat(successfully("evaluate", detector, video).out())
                .contains("90 normal, 30 anomalous", "AUROC");
        assertThat(successfully("watch", detector, video).lines())
                .singleElement(STRING)
                .startsWith("event 1 ");
    }

    @Test
    void theDetectorIsSmall() throws IOException {
        try (Stream<Path> files = Files.walk(detector)) {
            long bytes =
                    files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
            assertThat(bytes).isLessThan(10_000_000);
        }
    }
}
