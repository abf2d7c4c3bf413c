package engram.tables.database;

import engram.data.Counted;
import engram.data.UnreadableDataException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line, and in the user's words, what DuckDB says in many. */
public final class Complaints {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FILE = Pattern.compile("(?m)^ *file = (.*)$");
    private static final Pattern LENGTH =
            Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
    private static final Pattern KIND = Pattern.compile("^(\\w+ )+Error: ");
    private static final Pattern POSITION = Pattern.compile("(?m)^(LINE (\\d+): )(.*)\n( *)\\^");

    private static final Pattern ASIDE = Pattern.compile("LINE |Did you mean|Extension ");

    private final Optional<Path> path;
    private UnaryOperator<String> names = UnaryOperator.identity();

    /** About a file or folder; empty: about a query, which stands on lines of its own. */
    public Complaints(Optional<Path> path) {
        this.path = path;
    }

    /** Puts the names of the user's files in the place of those of links and copies. */
    public void names(UnaryOperator<String> of) {
        names = of;
    }

    public UnreadableDataException of(SQLException e) {
        String message = names.apply(String.valueOf(e.getMessage()).strip());
        Matcher line = LINE.matcher(message);
        Matcher file = FILE.matcher(message);
        if (line.find() && file.find()) {
            return new UnreadableDataException(
                    Path.of(file.group(1)), Long.parseLong(line.group(1)), csv(message));
        }
        String why = message.contains("state machine") ? csv(message) : firstSentence(message);
        return path.map(p -> new UnreadableDataException(p, "cannot be read: " + why))
                .orElseGet(() -> new UnreadableDataException("query: " + why + position(message)));
    }

    private static String csv(String message) {
        if (message.contains("state machine")) {
            return "rows cannot be told apart: are line ends or quotes of several kinds?";
        }
        Matcher length = LENGTH.matcher(message);
        if (length.find()) {
            return "expected "
                    + Counted.of(Long.parseLong(length.group(1)), "column")
                    + ", found "
                    + length.group(2);
        }
        if (message.contains("unterminated quote")) {
            return "a quoted cell is never closed";
        }
        return message.contains("unicode")
                ? "expected text in UTF-8 (iconv -f WINDOWS-1252 -t UTF-8 converts it)"
                : "is not well-formed";
    }

    public static String firstSentence(String message) {
        StringBuilder sentence = new StringBuilder();
        for (String line : KIND.matcher(message).replaceFirst("").lines().toList()) {
            if (line.isBlank() || ASIDE.matcher(line).lookingAt()) {
                break;
            }
            sentence.append(sentence.isEmpty() ? "" : "; ").append(line.strip());
        }
        return sentence.toString();
    }

    /** A query stands one line below where DuckDB counts from. */
    private static String position(String message) {
        Matcher position = POSITION.matcher(message);
        if (!position.find()) {
            return "";
        }
        int line = Integer.parseInt(position.group(2)) - 1;
        int column = position.group(4).length() - position.group(1).length() + 1;
        boolean cut = position.group(3).startsWith("...");
        return " (line " + line + (cut ? "" : ", column " + column) + ")";
    }
}
