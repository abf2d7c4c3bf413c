package engram.tables;

import java.util.List;
import java.util.Optional;

/** Which character divides the cells of a text. */
final class Delimiter {
    /** A comma last: it is in names and numbers too. */
    private static final List<Character> USUAL = List.of('\t', ';', '|', ',');

    private static final List<Character> RARE = List.of(' ', '^', '~', '\u0001');

    private Delimiter() {}

    /**
     * The one that divides every row into as many cells as the first; else the one that gives the
     * first row most cells, so that a broken row is a complaint and not another way to read.
     */
    static char of(TextHead head, String text) {
        return regular(head, text)
                .orElseGet(
                        () -> {
                            char most = ',';
                            for (char candidate : USUAL) {
                                if (width(head, text, candidate) > width(head, text, most)) {
                                    most = candidate;
                                }
                            }
                            return width(head, text, most) > 1 ? most : absent(text);
                        });
    }

    /** The one that divides every row alike, into two cells or more. */
    static Optional<Character> regular(TextHead head, String text) {
        for (List<Character> candidates : List.of(USUAL, RARE)) {
            for (char candidate : candidates) {
                List<List<String>> rows = Records.of(text, candidate, head.whole());
                long width = rows.isEmpty() ? 0 : rows.get(0).size();
                if (width > 1
                        && rows.size() > (candidates == USUAL ? 1 : 2)
                        && rows.stream().allMatch(row -> row.size() == width)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** One column only: its cells may hold commas. */
    private static char absent(String text) {
        return List.of(',', '\t', ';', '|', '\u0001').stream()
                .filter(c -> text.indexOf(c) < 0)
                .findFirst()
                .orElse(',');
    }

    private static int width(TextHead head, String text, char delimiter) {
        List<List<String>> rows = Records.of(text, delimiter, head.whole());
        return rows.isEmpty() ? 0 : rows.get(0).size();
    }
}
