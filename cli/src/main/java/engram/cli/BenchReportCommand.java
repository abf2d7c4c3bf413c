package engram.cli;

import engram.cli.terminal.Exit;
import engram.experiments.pages.BenchReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram bench report}. */
@Command(
        name = "report",
        description = {
            "Writes pages of the result files in DIR: one for each table, the ablation, the variants, a list",
            "of them, and index.html with plots. Pages of other hands are not replaced."
        },
        footerHeading = "%nExample:%n",
        footer = "  engram bench report docs/results")
final class BenchReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "docs/results",
            description = "The folder of result files; docs/results otherwise.")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        BenchReport.of(folder).write().forEach(out::println);
        out.flush();
        return Exit.OK;
    }
}
