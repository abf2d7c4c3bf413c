package engram.cli;

import engram.cli.data.DataOptions;
import engram.cli.data.DataSettings;
import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Text;
import engram.experiments.grid.Grid;
import engram.experiments.results.Standing;
import engram.experiments.runs.Bench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram bench}. */
@Command(
        name = "bench",
        description = {
            "Compares detectors: on one of the papers' tables by NAME, or on your own labelled"
                    + " data.",
            "Runs stand side by side, each result is a line in a file, and an interrupted grid goes"
                    + " on with --resume."
        },
        subcommands = {
            BenchReportCommand.class,
            BenchRerunCommand.class,
            BenchCalibrationCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  engram bench mnist --data DIR",
            "  engram bench kddcup99 --data DIR --detectors memae,ae --seeds 5 --resume",
            "  engram bench --data screws --detectors all",
            "  engram bench report"
        })
final class BenchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = BenchmarkNames.class,
            description = "One of ${COMPLETION-CANDIDATES}; left out for your own data.")
    private String name;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the official files are, or the folder above; or your own labelled folder"
                            + " or table.")
    private String data;

    @Option(
            names = {"--detectors", "--models"},
            split = ",",
            paramLabel = "D",
            description = "Which detectors; all those of the table otherwise.")
    private List<String> detectors = List.of();

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "C",
            description = "Which classes are normal in turn; all otherwise.")
    private List<String> classes = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N; 3, or 20 for tables.")
    private Integer seeds;

    @Option(
            names = "--set",
            paramLabel = "K=V",
            description = "A setting of all detectors, such as training.epochs=20; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "The folder of result files; docs/results, or engram-bench with --quick or your"
                            + " own data.")
    private Path results;

    @Option(names = "--resume", description = "Go on with a result file that holds results.")
    private boolean resume;

    @Option(
            names = "--quick",
            description =
                    "A smoke run of minutes: two epochs, one seed, one class, unless set"
                            + " otherwise.")
    private boolean quick;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Runs side by side; as many as there are processors otherwise.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "libtorch's threads in each; 1 otherwise, which is quickest side by side.")
    private int threads;

    /** The other side of this command: carries out orders from its standard input. */
    @Option(names = "--worker", hidden = true)
    private boolean worker;

    @Mixin private DataOptions options;

    @Override
    public Integer call() throws IOException {
        if (name != null) {
            // Whoever mistypes it is to hear of that first, whatever else is missing.
            Grid.named(name);
        }
        if (data == null) {
            throw new BadUsageException("say where the data is: --data DIR");
        }
        if (jobs < 1 || threads < 1 || (seeds != null && seeds < 1)) {
            throw new BadUsageException("--jobs, --threads and --seeds are at least 1");
        }
        if (name != null && !options.given().isEmpty()) {
            throw new BadUsageException(
                    "how "
                            + name
                            + " is read is settled; "
                            + options.given().keySet()
                            + " are for your own data");
        }
        Bench bench = bench();
        if (worker) {
            work(bench);
            return Exit.OK;
        }
        Bench.Outcome outcome =
                bench.run(
                        selection(),
                        folder(),
                        resume,
                        Bench.processes(command(), jobs, threads),
                        this::tell);
        print(outcome);
        return outcome.failures().isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private Bench bench() {
        if (name != null) {
            return Bench.named(name, Path.of(data));
        }
        DataSettings reading = new DataSettings(options.given());
        return Bench.own(Path.of(data), any -> reading.open(data, remark -> {}));
    }

    private static void work(Bench bench) throws IOException {
        bench.work(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    }

    private Path folder() {
        if (results != null) {
            return results;
        }
        return Path.of(quick || name == null ? "engram-bench" : "docs/results");
    }

    private Bench.Selection selection() {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new BadUsageException(
                        "expected key=value, such as training.epochs=20, not \""
                                + assignment
                                + "\"");
            }
            changes.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
        }
        return new Bench.Selection(detectors, classes, seeds == null ? 0 : seeds, quick, changes);
    }

    /** This program, with the same data, as a worker. */
    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Engram.class.getName(),
                        "bench"));
        Optional.ofNullable(name).ifPresent(command::add);
        command.addAll(List.of("--data", data, "--worker"));
        command.addAll(options.arguments());
        return command;
    }

    private void tell(String line, int done, int all, double secondsLeft) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf("[%d/%d, %s left] %s%n", done, all, Text.time(secondsLeft), line);
        err.flush();
    }

    private void print(Bench.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        String protocol = "";
        for (Standing standing : outcome.ranking()) {
            if (!standing.protocol().equals(protocol)) {
                protocol = standing.protocol();
                out.printf("%-26s %-18s %-6s %s%n", protocol, "AUROC", "runs", "seconds per run");
            }
            String spread =
                    standing.auroc().standardDeviation().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    " ± %.4f",
                                    standing.auroc().standardDeviation().getAsDouble())
                            : "";
            out.printf(
                    Locale.ROOT,
                    "%-26s %-18s %-6d %.1f%n",
                    standing.method(),
                    String.format(Locale.ROOT, "%.4f%s", standing.auroc().mean(), spread),
                    standing.auroc().count(),
                    standing.seconds());
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        outcome.failures().forEach(failure -> err.println("error: " + failure));
        err.flush();
    }
}
