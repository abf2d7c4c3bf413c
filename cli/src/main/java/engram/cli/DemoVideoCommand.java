package engram.cli;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.video.drawing.MovingShapes;
import engram.video.drawing.MovingShapes.Happening;
import engram.video.drawing.MovingShapes.Interval;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code engram demo video}. */
@Command(
        name = "video",
        description = {
            "Writes two videos to try things with: normal.mp4, in which discs walk along a path,"
                    + " and new.mp4, in which squares cross it fast, somebody stops and somebody"
                    + " goes the wrong way, with new.labels.csv, which says when.",
            "They are drawn by the program, and show how things work, not how well."
        })
final class DemoVideoCommand implements Callable<Integer> {
    private static final List<Interval> ANOMALIES =
            List.of(
                    new Interval(120, 149),
                    new Interval(260, 284),
                    new Interval(390, 489, Happening.STOPS),
                    new Interval(600, 629),
                    new Interval(730, 1029, Happening.GOES_THE_WRONG_WAY));
    private static final int NEW_FRAMES = 1100;
    private static final long SCENE = 1;
    private static final long LATER = 100_000;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            defaultValue = "engram-video",
            description = "Where to write, ${DEFAULT-VALUE} if not given.")
    private Path output;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "1500",
            description =
                    "How long normal.mp4 is, ${DEFAULT-VALUE} frames (a minute) if not given.")
    private int frames;

    @Override
    public Integer call() throws IOException {
        if (frames < 1) {
            throw new BadUsageException("--frames is at least 1, not " + frames);
        }
        Files.createDirectories(output);
        Path normal = output.resolve("normal.mp4");
        Path changed = output.resolve("new.mp4");
        Path labels = output.resolve("new.labels.csv");
        MovingShapes.write(normal, 0, frames, SCENE);
        // The same place, some time later.
        MovingShapes.write(changed, LATER, NEW_FRAMES, SCENE, ANOMALIES.toArray(Interval[]::new));
        Files.writeString(
                labels,
                ANOMALIES.stream()
                        .map(one -> one.first() + "," + one.last() + "\n")
                        .collect(Collectors.joining("", "first,last\n", "")));
        PrintWriter out = spec.commandLine().getOut();
        List.of(normal, changed, labels).forEach(out::println);
        out.flush();
        return Exit.OK;
    }
}
