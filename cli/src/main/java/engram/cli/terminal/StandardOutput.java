package engram.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where results go. {@link System#out} forgets that a write failed, and a command would end well
 * although its results are lost on a full disk; this one keeps the failure, and only a reader that
 * has seen enough, such as {@code head}, is none.
 */
public final class StandardOutput {
    private static final Path OURS = Path.of("/proc/self/fd/1");

    private final Kept kept;
    private final PrintWriter printer;
    private final boolean isPipe;

    public StandardOutput(OutputStream out) {
        this(out, false);
    }

    private StandardOutput(OutputStream out, boolean isPipe) {
        this.isPipe = isPipe;
        this.kept = new Kept(out);
        this.printer = new PrintWriter(new OutputStreamWriter(kept, StandardCharsets.UTF_8), true);
    }

    /** This process's. */
    public static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out), isPipe(OURS));
    }

    /** Keeps the first failure; what is written after it is dropped. */
    private static final class Kept extends OutputStream {
        private final OutputStream out;
        private IOException failure;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }

    /** Prints in UTF-8. Its {@code checkError} says whether it is of any use to go on. */
    public PrintWriter printer() {
        return printer;
    }

    /** What was lost, and why; empty where all is written or whoever reads has seen enough. */
    public Optional<UncheckedIOException> lost() {
        printer.flush();
        return Optional.ofNullable(kept.failure)
                .filter(failure -> !saysReaderGone(failure))
                .map(
                        failure ->
                                new UncheckedIOException(
                                        new IOException(
                                                "standard output cannot be written: "
                                                        + failure.getMessage()
                                                        + "; results are missing or incomplete",
                                                failure)));
    }

    /** The system may say it in the user's language; but a pipe fails for no other reason. */
    private boolean saysReaderGone(IOException failure) {
        String why = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return isPipe || why.contains("broken pipe") || why.contains("pipe is being closed");
    }

    private static boolean isPipe(Path stream) {
        try {
            return Files.readSymbolicLink(stream).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // a system that does not tell
        }
    }
}
