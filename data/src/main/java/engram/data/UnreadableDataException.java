package engram.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** The user's data cannot be used. The message says where, what was expected and what to do. */
public final class UnreadableDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 900;
    private static final int END = 300;

    private final transient Path path;
    private final long line;

    /** Something is wrong with a file or a folder as a whole. */
    public UnreadableDataException(Path path, String why) {
        this(path, 0, why);
    }

    /**
     * Something is wrong at one line (or data row) of a file.
     *
     * @param line counted from 1; 0 when no line is meant
     */
    public UnreadableDataException(Path path, long line, String why) {
        super(inOneLine(path + (line > 0 ? ", line " + line : "") + ": " + why));
        this.path = path;
        this.line = line;
    }

    /** Something is wrong, and the data is not a file, such as a query's result. */
    public UnreadableDataException(String why) {
        super(inOneLine(why));
        this.path = null;
        this.line = 0;
    }

    /**
     * What a user's own names and cells make of a sentence may have line breaks, or be as long as
     * the file: on one line and, of very long ones, beginning and end.
     */
    public static String inOneLine(String sentence) {
        String cut =
                sentence.length() <= LONGEST
                        ? sentence
                        : sentence.substring(0, LONGEST - END)
                                + " ... "
                                + sentence.substring(sentence.length() - END);
        return cut.replaceAll("\\s*\\v\\s*", " ");
    }

    public Path path() {
        return path;
    }

    public long line() {
        return line;
    }

    /** Why the file system refused, in words. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof NotDirectoryException) {
            return "is not a folder";
        } else if (e instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
