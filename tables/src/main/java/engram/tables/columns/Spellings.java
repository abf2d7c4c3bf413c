package engram.tables.columns;

import engram.data.encodings.Column.Category;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of a column, by what is the same however they are written. */
public final class Spellings {
    private final Map<String, String> known = new HashMap<>();

    public Spellings(Category column) {
        column.values().forEach(word -> known.putIfAbsent(bare(word), word));
    }

    /** The word that another one is, but for capitals, blanks and how accents are coded. */
    public Optional<String> of(String word) {
        return Optional.ofNullable(known.get(bare(word)));
    }

    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
