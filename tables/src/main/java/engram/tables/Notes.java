package engram.tables;

import engram.data.UnreadableDataException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a user should know of how a table was taken; each thing is said once. */
final class Notes {
    private static final Logger LOG = LoggerFactory.getLogger(Table.class);
    private static final int NAMED = 12;

    private final String source;
    private final Map<String, String> told = new LinkedHashMap<>();

    Notes(String source) {
        this.source = source;
    }

    void tell(String note) {
        tell(note, note);
    }

    /** Of one subject only the first: figures differ from fold to fold. */
    synchronized void tell(String subject, String note) {
        String line = UnreadableDataException.inOneLine(note);
        if (told.putIfAbsent(subject, line) == null) {
            LOG.warn("{}: {}", source, line);
        }
    }

    /** What was told so far, in that order. */
    synchronized List<String> told() {
        return List.copyOf(told.values());
    }

    /** Names in a row; of very many, the first. */
    static String names(Collection<String> columns) {
        String first = columns.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = columns.size() - NAMED;
        return more > 0 ? first + " and %,d more".formatted(more) : first;
    }
}
