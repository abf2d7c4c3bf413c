package engram.cli;

import engram.cli.terminal.Exit;
import engram.cli.terminal.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Runs commands in this process. */
final class Shell {

    /** What a command printed, and its exit code. */
    record Outcome(int code, String out, String err) {

        /** The lines of stdout. */
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Shell() {}

    static Outcome engram(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Outcome outcome = printingTo(out, arguments);
        return new Outcome(outcome.code, out.toString(StandardCharsets.UTF_8), outcome.err);
    }

    /** Runs a command whose standard output is this. */
    static Outcome printingTo(OutputStream out, Object... arguments) {
        StringWriter err = new StringWriter();
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int code = Engram.run(new StandardOutput(out), new PrintWriter(err, true), words);
        return new Outcome(code, "", err.toString());
    }

    /** Several lists of arguments as one. */
    static Object[] words(Object[]... lists) {
        return Arrays.stream(lists).flatMap(Arrays::stream).toArray();
    }

    /** Runs a command that must succeed. */
    static Outcome successfully(Object... arguments) {
        Outcome outcome = engram(arguments);
        if (outcome.code() != Exit.OK) {
            throw new AssertionError("exit " + outcome.code() + ": " + outcome.err());
        }
        return outcome;
    }
}
