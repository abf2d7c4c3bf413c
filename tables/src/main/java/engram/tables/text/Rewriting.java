package engram.tables.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** What has to be done to the lines of a text file before they are rows of a table. */
enum Rewriting {
    NONE(null),
    /**
     * The mark that says how text is coded comes again, where files were put one below the other.
     */
    MARKS(null),
    /** Blanks fill columns up, and one is to stand for many. */
    ALIGNED("columns are divided by any number of blanks"),
    /** Lines that begin with #, or are rules, stand between the rows. */
    REMARKS("passed over the lines among the rows that begin with # or are rules of dashes");

    /** What a user should know of it. */
    final Optional<String> note;

    Rewriting(String note) {
        this.note = Optional.ofNullable(note);
    }

    static String squeezed(String line) {
        return line.strip().replaceAll("[ \t]+", " ");
    }

    /** Whether a line opens a cell in quotes that it does not close, or the other way round. */
    static boolean turnsQuotes(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    Lines of(BufferedReader in) {
        return new Lines(in);
    }

    /** The rewritten lines of a file, one after the other. */
    final class Lines {
        private final BufferedReader in;
        private boolean quoted;
        private boolean begun;

        private Lines(BufferedReader in) {
            this.in = in;
        }

        /** Null at the end. */
        String next() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String bare = unmarked(line);
                boolean remark = !quoted && bare.startsWith(Remarks.SIGN);
                boolean rule = !quoted && Remarks.isRule(bare);
                if (Rewriting.this != REMARKS || (!rule && (!remark || !begun))) {
                    begun |= !remark && !bare.isBlank();
                    quoted ^= turnsQuotes(bare);
                    return Rewriting.this == ALIGNED ? squeezed(bare) : bare;
                }
            }
            return null;
        }

        private static String unmarked(String line) {
            int start = 0;
            while (start < line.length() && line.charAt(start) == Coding.MARK) {
                start++;
            }
            return line.substring(start);
        }
    }
}
