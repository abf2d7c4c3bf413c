package engram.report.markup;

/** Keeps what comes from users from becoming markup. */
final class Escape {
    private static final char REPLACEMENT = '\uFFFD';

    private Escape() {}

    /** Appends text so that it stays text, within an element or within a quoted attribute. */
    static void text(String text, StringBuilder out) {
        text.codePoints()
                .forEach(
                        character -> {
                            switch (character) {
                                case '&' -> out.append("&amp;");
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '"' -> out.append("&quot;");
                                case '\'' -> out.append("&#39;");
                                default ->
                                        out.appendCodePoint(
                                                isAllowed(character) ? character : REPLACEMENT);
                            }
                        });
    }

    /** XML has no way to write most control characters, half surrogates and non-characters. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character < 0x7F)
                || (character >= 0xA0 && character < 0xD800)
                || (character >= 0xE000 && character < 0xFFFE)
                || character >= 0x10000;
    }
}
