package engram.data.encodings;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Words for true and false, in any capitals. */
public final class TruthWords {
    private static final Set<String> TRUE =
            Set.of(
                    "true",
                    "t",
                    "yes",
                    "y",
                    "on",
                    "1",
                    "ja",
                    "j",
                    "oui",
                    "wahr",
                    "vrai",
                    "vero",
                    "verdadero",
                    "s\u00ed",
                    "si",
                    "sim");
    private static final Set<String> FALSE =
            Set.of(
                    "false",
                    "f",
                    "no",
                    "n",
                    "off",
                    "0",
                    "nein",
                    "non",
                    "falsch",
                    "faux",
                    "falso",
                    "n\u00e3o",
                    "nee");

    private TruthWords() {}

    /** Whether words say true or false throughout, and both. */
    public static boolean are(Collection<String> words) {
        return words.stream().allMatch(word -> isTrue(word) || isFalse(word))
                && words.stream().anyMatch(TruthWords::isTrue)
                && words.stream().anyMatch(TruthWords::isFalse);
    }

    public static boolean isTrue(String word) {
        return TRUE.contains(word.strip().toLowerCase(Locale.ROOT));
    }

    public static boolean isFalse(String word) {
        return FALSE.contains(word.strip().toLowerCase(Locale.ROOT));
    }
}
