package engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    @Command(name = "engram")
    static final class Nothing {}

    private static String report(Throwable thrown) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Nothing()).setErr(new PrintWriter(err, true));
        assertThat(new Failures(() -> false).report(thrown, command)).isEqualTo(Exit.FAILED);
        return err.toString().strip();
    }

    /** A jar that is not there is no fault of a processor or a driver. */
    @Test
    void aMissingClassIsNamed() {
        assertThat(report(new NoClassDefFoundError("io/javalin/Javalin")))
                .isEqualTo(
                        "error: class io.javalin.Javalin is missing: Engram is not installed whole,"
                                + " or its files are of different versions; install it anew");
    }

    @Test
    void aNativeLibraryThatDoesNotLoadIsForTheDoctor() {
        for (LinkageError error :
                new LinkageError[] {
                    new UnsatisfiedLinkError("no jnitorch in java.library.path"),
                    new NoClassDefFoundError("Could not initialize class org.bytedeco.Loader"),
                    new ExceptionInInitializerError(new IllegalStateException())
                }) {
            assertThat(report(error)).contains("native library does not load", "engram doctor");
        }
    }
}
