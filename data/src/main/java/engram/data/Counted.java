package engram.data;

import java.util.Locale;

/** How many of something there are, in words: one of it, or several. */
public final class Counted {
    private Counted() {}

    /** "1 frame", "2 frames", "1,500 frames". */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** "1 class", "2 classes". */
    public static String of(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }

    /** "is" of one, "are" of all else. */
    public static String are(long count) {
        return count == 1 ? "is" : "are";
    }
}
