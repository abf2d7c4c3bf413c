package engram.cli.terminal;

import engram.data.ShapeMismatchException;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.detection.files.ArtifactException;
import engram.training.TrainingDivergedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line on stderr and an exit code. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final BooleanSupplier verbose;

    public Failures(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    /** What a person reads, and the exit code. */
    private record Failure(String line, int code) {}

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help";
        command.getErr().println("error: " + oneLine(e.getMessage()) + help);
        command.getErr().flush();
        return Exit.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return report(e, command);
    }

    public int report(Throwable thrown, CommandLine command) {
        Failure failure = failure(thrown);
        PrintWriter err = command.getErr();
        if (verbose.getAsBoolean()) {
            thrown.printStackTrace(err);
        }
        err.println("error: " + oneLine(failure.line));
        err.flush();
        return failure.code;
    }

    private static Failure failure(Throwable thrown) {
        if (isUnspeakableName(thrown)) {
            return new Failure(
                    "a file's name has letters that the locale's character set ("
                            + System.getProperty("sun.jnu.encoding")
                            + ") lacks; set the environment variable LC_ALL=C.UTF-8, or another"
                            + " locale of UTF-8",
                    Exit.BAD_INPUT);
        } else if (isBadInput(thrown)) {
            return new Failure(thrown.getMessage(), Exit.BAD_INPUT);
        } else if (thrown instanceof TrainingDivergedException
                || thrown instanceof ArtifactException) {
            return new Failure(thrown.getMessage(), Exit.FAILED);
        } else if (thrown instanceof UncheckedIOException io) {
            return ofFile(io.getCause());
        } else if (thrown instanceof IOException io) {
            return ofFile(io);
        } else if (isOutOfMemory(thrown)) {
            return new Failure(
                    "memory ran out; try a smaller training.batchSize or --size, or give Java more"
                            + " heap: ENGRAM_JAVA_OPTIONS=-Xmx8g",
                    Exit.FAILED);
        } else if (thrown instanceof LinkageError) {
            return new Failure(unlinked(thrown), Exit.FAILED);
        }
        return new Failure(unexpected(thrown), Exit.FAILED);
    }

    /** A native library that does not load keeps a class from being initialised. */
    private static String unlinked(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        boolean missing =
                thrown instanceof NoClassDefFoundError
                        && !message.startsWith("Could not initialize class");
        return missing
                ? "class "
                        + message.replace('/', '.')
                        + " is missing: Engram is not installed whole, or its files are of"
                        + " different versions; install it anew"
                : "the native library does not load; engram doctor says more";
    }

    private static boolean isUnspeakableName(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPathException e && e.getReason().contains("unmappable")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBadInput(Throwable thrown) {
        return thrown instanceof UnreadableDataException
                || thrown instanceof ShapeMismatchException
                || thrown instanceof BadUsageException
                // Its cause is the disk's refusal to write.
                || (thrown instanceof ArtifactException && thrown.getCause() == null)
                || thrown instanceof UnusableSettingException;
    }

    private static Failure ofFile(Exception cause) {
        if (cause instanceof FileAlreadyExistsException e) {
            String why = e.getReason() == null ? "exists already" : e.getReason();
            return new Failure(e.getFile() + ": " + why, Exit.BAD_INPUT);
        } else if (cause instanceof FileSystemException e && e.getReason() == null) {
            String what =
                    e.getClass()
                            .getSimpleName()
                            .replace("Exception", "")
                            .replaceAll("(?=[A-Z])", " ");
            return new Failure(e.getFile() + ":" + what.toLowerCase(Locale.ROOT), Exit.FAILED);
        }
        return new Failure(String.valueOf(cause.getMessage()), Exit.FAILED);
    }

    private static String unexpected(Throwable thrown) {
        // libtorch's messages are pages of C++; they are for --verbose alone.
        String what =
                isNative(thrown)
                        ? "libtorch refused an operation"
                        : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        return "internal error: " + oneLine(what) + ", run again with --verbose";
    }

    private static boolean isOutOfMemory(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                || (isNative(thrown)
                        && String.valueOf(thrown.getMessage()).contains("can't allocate memory"));
    }

    private static boolean isNative(Throwable thrown) {
        return thrownIn(thrown, "org.bytedeco.");
    }

    private static boolean thrownIn(Throwable thrown, String prefix) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(prefix);
    }

    private static String oneLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("").strip();
    }
}
