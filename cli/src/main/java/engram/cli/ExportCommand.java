package engram.cli;

import engram.cli.terminal.BadUsageException;
import engram.cli.terminal.Exit;
import engram.cli.terminal.Text;
import engram.data.OutputFile;
import engram.detection.AnomalyDetector;
import engram.export.OnnxFile;
import engram.export.Precision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram export}. */
@Command(
        name = "export",
        description = {
            "Writes a detector as one ONNX graph, from pixels or encoded rows to score, p-value and"
                    + " verdict, for ONNX Runtime and what reads its files.",
            "Networks, memories, neighbours, principal components and Gaussians can be written so."
        },
        footerHeading = "%nExample:%n",
        footer = "  engram export screws.detector -o screws.onnx")
final class ExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DETECTOR", description = "A folder that train wrote.")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The .onnx file to write.")
    private Path output;

    @Option(names = "--half", description = "Keep weights in 16 bits: about half the file.")
    private boolean half;

    @Option(
            names = "--int8",
            description = "Keep weights in 8 bits: about a quarter of the file; scores move more.")
    private boolean int8;

    @Option(names = "--force", description = "Replace the file.")
    private boolean force;

    @Override
    public Integer call() {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            throw new BadUsageException(output + " must end in .onnx");
        }
        if (half && int8) {
            throw new BadUsageException("--half and --int8 exclude one another");
        }
        OutputFile file = OutputFile.at(output, force);
        try (AnomalyDetector detector = AnomalyDetector.load(folder)) {
            OnnxFile.write(detector, precision(), file);
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%s, %s: %s%n",
                    output, Text.bytes(output.toFile().length()), OnnxFile.describe(detector));
            out.flush();
        }
        return Exit.OK;
    }

    private Precision precision() {
        if (int8) {
            return Precision.INT8;
        }
        return half ? Precision.HALF : Precision.SINGLE;
    }
}
