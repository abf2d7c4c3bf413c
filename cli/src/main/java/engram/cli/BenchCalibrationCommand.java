package engram.cli;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.experiments.pages.CalibrationPage;
import engram.experiments.protocols.DrawnSamples;
import engram.experiments.results.DrawFile;
import engram.experiments.runs.CalibrationBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code engram bench calibration}. */
@Command(
        name = "calibration",
        description = {
            "Measures how well a false-alarm rate holds that was set from 30 to 1,000 normal samples, by split",
            "and by folds. Goes on where it was stopped; writes calibration.jsonl and calibration.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram bench calibration --data DIR",
            "  engram bench calibration --data DIR --models memae --only connections --sizes 30,100 --minutes 30"
        })
final class BenchCalibrationCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The folder that holds mnist and kddcup99.")
    private Path data;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "M",
            description = "Which models; knn and pca otherwise.")
    private List<String> models = List.of("knn", "pca");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "DATA",
            description = "Which of digits, articles and connections; all otherwise.")
    private List<String> only = List.of("digits", "articles", "connections");

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "How many normal samples; 30,60,100,200,320,1000 otherwise.")
    private List<Integer> sizes = CalibrationBench.SIZES;

    @Option(names = "--draws", paramLabel = "N", description = "How many; 200 otherwise.")
    private int draws = 200;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Begins no draw after so long; goes on another time.")
    private long minutes = Duration.ofDays(365).toMinutes();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "The folder of result files; docs/results otherwise.")
    private Path results = Path.of("docs/results");

    @Override
    public Integer call() throws IOException {
        DrawFile file = DrawFile.read(results.resolve("calibration.jsonl"));
        PrintWriter err = spec.commandLine().getErr();
        new CalibrationBench(samples(), models, file)
                .run(
                        draws,
                        sizes,
                        Duration.ofMinutes(minutes),
                        line -> {
                            err.println(line);
                            err.flush();
                        });
        PrintWriter out = spec.commandLine().getOut();
        CalibrationPage.write(results, file.draws()).forEach(out::println);
        out.flush();
        return Exit.OK;
    }

    private List<DrawnSamples> samples() throws IOException {
        Path articles = Files.createTempDirectory("engram-articles");
        try {
            DemoData.unpack(articles);
            Map<String, Supplier<DrawnSamples>> all =
                    Map.of(
                            "digits", () -> DrawnSamples.digits(data),
                            "articles",
                                    () ->
                                            DrawnSamples.pictures(
                                                    "articles", articles, DemoData.NORMAL),
                            "connections", () -> DrawnSamples.connections(data));
            return only.stream().map(name -> known(all, name).get()).toList();
        } finally {
            delete(articles);
        }
    }

    private static Supplier<DrawnSamples> known(
            Map<String, Supplier<DrawnSamples>> all, String name) {
        if (!all.containsKey(name)) {
            throw new BadUsageException(
                    "--only takes digits, articles and connections, not " + name);
        }
        return all.get(name);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
