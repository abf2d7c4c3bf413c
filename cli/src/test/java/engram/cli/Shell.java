package engram.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

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
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Engram.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Engram.run(command, words);
        return new Outcome(code, out.toString(), err.toString());
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
