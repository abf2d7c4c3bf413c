package engram.cli;

import engram.cli.terminal.Exit;
import engram.cli.terminal.Failures;
import engram.cli.terminal.Logs;
import engram.cli.terminal.StandardOutput;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code engram} command. */
@Command(
        name = "engram",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Detects anomalies with a learned memory of what is normal.",
        subcommands = {
            DemoCommand.class,
            TrainCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            WatchCommand.class,
            InspectCommand.class,
            TeachCommand.class,
            DriftCommand.class,
            ExportCommand.class,
            ServeCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  engram train pictures/good -o screws.detector",
            "  engram score screws.detector pictures/new",
            "",
            "engram COMMAND --help explains a command.",
            "Exit codes: 0 success, 1 a run that failed, 2 bad usage or bad data,",
            "3 anomalies found under --fail-on-anomaly, or drift."
        })
public final class Engram {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log more, and show stack traces.")
    private boolean verbose;

    private Engram() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String... arguments) {
        Logs.configure(arguments);
        StandardOutput out = StandardOutput.ofProcess();
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(run(out, err, arguments));
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        Engram root = new Engram();
        Failures failures = new Failures(() -> root.verbose);
        return new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false);
    }

    /** Runs a command; whatever it throws ends as one line on stderr and an exit code. */
    static int run(StandardOutput out, PrintWriter err, String... arguments) {
        CommandLine commandLine = commandLine(out.printer(), err);
        Failures failures = (Failures) commandLine.getExecutionExceptionHandler();
        int code;
        try {
            code = commandLine.execute(arguments);
        } catch (OutOfMemoryError | LinkageError e) {
            code = failures.report(e, commandLine);
        }
        if (code != Exit.OK && code != Exit.ANOMALIES) {
            return code; // and one line says why; that results are missing goes without saying
        }
        return out.lost().map(lost -> failures.report(lost, commandLine)).orElse(code);
    }
}
