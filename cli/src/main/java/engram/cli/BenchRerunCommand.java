package engram.cli;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.experiments.runs.Rerun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram bench rerun}. */
@Command(
        name = "rerun",
        description =
                "Carries out one line of a result file again and says whether every figure is the same.",
        footerHeading = "%nExample:%n",
        footer = "  engram bench rerun docs/results/mnist.jsonl:1 --data DIR")
final class BenchRerunCommand implements Callable<Integer> {
    private static final Pattern LINE = Pattern.compile("(.+):(\\d{1,9})");

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE:LINE", description = "A result file and a line, from 1.")
    private String place;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Where the official files are, or the folder above.")
    private Path data;

    @Override
    public Integer call() {
        Matcher line = LINE.matcher(place);
        if (!line.matches()) {
            throw new BadUsageException(
                    "expected FILE:LINE, such as mnist.jsonl:1, not \"" + place + "\"");
        }
        Rerun rerun = Rerun.of(Path.of(line.group(1)), Integer.parseInt(line.group(2)), data);
        PrintWriter out = spec.commandLine().getOut();
        out.println(rerun.run());
        rerun.before()
                .forEach(
                        (name, before) ->
                                out.printf(
                                        "%-44s %-22s %s%n", name, before, rerun.now().get(name)));
        out.println(rerun.same() ? "the same" : "not the same");
        out.flush();
        return rerun.same() ? Exit.OK : Exit.FAILED;
    }
}
