package engram.tables;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a file's text is to be read.
 *
 * @param missing cells that mean missing, beside the usual ones
 * @param header whether the first line of a text file holds names; empty: found out
 */
public record CellReading(Set<String> missing, Optional<Boolean> header) {
    /** Nothing unusual. */
    public static final CellReading USUAL = new CellReading(Set.of(), Optional.empty());

    public CellReading {
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }
}
