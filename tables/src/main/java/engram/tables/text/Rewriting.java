package engram.tables.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has to be done to the lines of a text file before they are rows of a table. */
enum Rewriting {
    NONE(null),
    /**
     * The mark that says how text is coded comes again, where files were put one below the other.
     */
    MARKS(null),
    /** Cells are formulas that give text, so that a spreadsheet leaves it as it is. */
    FORMULAS("cells such as =\"12\" are read as what they give"),
    /** Times with blanks in them are to be one cell, where blanks divide cells. */
    STAMPED(null),
    /** Blanks fill columns up, and one is to stand for many. */
    ALIGNED("columns are divided by any number of blanks"),
    /** Lines that begin with #, or are rules, stand between the rows. */
    REMARKS("passed over the lines among the rows that begin with # or are rules of dashes");

    /** What a user should know of it. */
    final Optional<String> note;

    Rewriting(String note) {
        this.note = Optional.ofNullable(note);
    }

    private static final Pattern FORMULA =
            Pattern.compile("(?<=^|[,;|\t])(?:\"=\"\"([^\"]*)\"\"\"|=\"([^\"]*)\")(?=$|[,;|\t])");

    /** At the start of a line of syslog, or in brackets, as web servers have them. */
    private static final Pattern STAMP =
            Pattern.compile(
                    "^(<\\d+>)?([A-Z][a-z]{2} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2})(?= )"
                            + "|\\[([^\\]\"]* [^\\]\"]*\\d:\\d\\d:\\d\\d[^\\]\"]*|[^\\]\"]*\\d:\\d\\d:\\d\\d[^\\]\"]* [^\\]\"]*)\\]");

    private static final int LOOKED_AT = 50;

    /** Whether most lines of a text begin so. */
    boolean fits(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
        long changed = lines.stream().filter(line -> !of(line).equals(line)).count();
        return 2 * changed > lines.size();
    }

    /** The line as a line of a table. */
    String of(String line) {
        return switch (this) {
            case ALIGNED -> stamped(line.strip().replaceAll("[ \t]+", " "));
            case STAMPED -> stamped(line);
            case FORMULAS ->
                    FORMULA.matcher(line)
                            .replaceAll(
                                    found ->
                                            quoted(
                                                    found.group(1) == null
                                                            ? found.group(2)
                                                            : found.group(1)));
            default -> line;
        };
    }

    private static String stamped(String line) {
        return STAMP.matcher(line)
                .replaceAll(
                        found ->
                                found.group(3) == null
                                        ? (found.group(1) == null ? "" : found.group(1) + " ")
                                                + quoted(found.group(2))
                                        : quoted(found.group(3)));
    }

    private static String quoted(String cell) {
        return Matcher.quoteReplacement('"' + cell + '"');
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
                    return Rewriting.this.of(bare);
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
