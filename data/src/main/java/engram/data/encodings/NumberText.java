package engram.data.encodings;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers as people and programs write them: with a decimal point or comma, marks between
 * thousands, a currency or percent sign, a minus behind, or parentheses for it; {@code <0.5}, as
 * laboratories write what is too little to measure, is its limit. The patterns are in the syntax
 * that Java and RE2 share, for those who read text elsewhere than here.
 */
public final class NumberText {
    /** Cells that say, in lower case, that a number is missing. */
    public static final Set<String> MISSING =
            Set.of(
                    "",
                    "-",
                    "--",
                    "\u2013",
                    "\u2014",
                    "?",
                    ".",
                    "na",
                    "n/a",
                    "n.a.",
                    "k.a.",
                    "#n/a",
                    "#na",
                    "<na>",
                    "null",
                    "(null)",
                    "\\n",
                    "nan",
                    "-nan",
                    "nat",
                    "1.#qnan",
                    "-1.#ind",
                    "(empty)",
                    "not available",
                    "#div/0!",
                    "#value!",
                    "#ref!",
                    "#num!",
                    "#name?",
                    "#null!");

    /** Digits with a point or none: what every reader of numbers takes. */
    public static final String PLAIN =
            "[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?";

    /** Blanks of all widths, which may stand around a number or between thousands. */
    public static final String BLANK = "[ \\t\u00a0\u2007\u2009\u202f]";

    /** Currency signs, in the syntax of a class of characters. */
    private static final String MONEY = "\\p{Sc}";

    /** What makes a number negative where it stands before it; Japan prints triangles. */
    public static final Set<String> NEGATIVE =
            Set.of("-", "(", "\u2212", "\u2013", "\u25b2", "\u25b3");

    /** What may stand before digits, in the syntax of a class of characters. */
    public static final String SIGNS = "-+(\u2212\u2013\u25b2\u25b3<>\u2264\u2265~";

    /**
     * What may stand around digits and marks: also {@code $ (1,234.50)}, as accountants write.
     * Groups, of which all but the second may be absent: what makes it negative before the digits,
     * the digits and marks, the exponent, what makes it negative behind them.
     *
     * <p>Blanks follow one another in one way only: a cell of ten thousand blanks that is no number
     * must not be divided among three places for them in every way there is.
     */
    public static final String DRESSED =
            "%1$s*(?:[%2$s]%1$s*)?(?:([%3$s])%1$s*)?(?:[%2$s]%1$s*)?([.,]?[0-9](?:[0-9.,'\u2019 \u00a0\u2007\u2009\u202f]*[0-9.,])?)"
                            .formatted(BLANK, MONEY, SIGNS)
                    + "([eE][-+]?[0-9]+)?(?:%1$s*[%%\uff05%2$s])?(?:%1$s*([-)])(?:%1$s*[%%\uff05%2$s])?)?%1$s*"
                            .formatted(BLANK, MONEY);

    /** Thousands set apart by blanks or apostrophes. */
    public static final String SPACED =
            "[0-9]{1,3}(?:['\u2019 \u00a0\u2007\u2009\u202f][0-9]{3})+(?:[.,][0-9]*)?";

    /** Commas between thousands, and no doubt about it; in India also between hundreds of these. */
    public static final String COMMAS =
            "[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]*|[0-9]{1,3}(?:,[0-9]{3}){2,}"
                    + "|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]*)?";

    /** Points between thousands, and no doubt about it. */
    public static final String POINTS =
            "[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]*|[0-9]{1,3}(?:\\.[0-9]{3}){2,}";

    /** One mark, which may be decimal or stand between thousands. */
    public static final String DOUBTFUL = "[1-9][0-9]{0,2}[.,][0-9]{3}";

    /** One decimal mark, or none. */
    public static final String DECIMAL = "[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+";

    /** An infinite number, in lower case. */
    public static final String INFINITE = "([-+]?)(?:inf|infinity|\u221e)";

    /** The first digit of scripts that write numbers as the Latin one does, of full width first. */
    private static final String ZEROS = "\uff10\u0660\u06f0\u0966\u09e6\u0e50";

    /** Digits and marks of other scripts; at the same places in {@link #LATIN}, what they are. */
    public static final String OTHERS = others() + "\uff0e\uff0c\uff0d\uff0b\u066b\u066c\u3000";

    public static final String LATIN = "0123456789".repeat(ZEROS.length()) + ".,-+.,\u00a0";

    private static final Pattern DRESS = Pattern.compile(DRESSED);
    private static final Pattern ENDLESS = Pattern.compile(INFINITE);

    private NumberText() {}

    private static String others() {
        return ZEROS.chars()
                .flatMap(zero -> IntStream.range(zero, zero + 10))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The text with the digits and marks of other scripts as ASCII has them. */
    public static String latin(String text) {
        if (text.chars().noneMatch(c -> OTHERS.indexOf(c) >= 0)) {
            return text;
        }
        return text.chars()
                .map(c -> OTHERS.indexOf(c) < 0 ? c : LATIN.charAt(OTHERS.indexOf(c)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /**
     * The number that a text stands for: NaN where it says that none is there, and {@link
     * TableEncoding#UNREADABLE} where it is neither.
     */
    public static double parse(String written, NumberSpelling spelling) {
        String text = latin(written);
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (MISSING.contains(word)) {
            return Double.NaN;
        }
        Matcher endless = ENDLESS.matcher(word);
        if (endless.matches()) {
            return endless.group(1).equals("-")
                    ? Double.NEGATIVE_INFINITY
                    : Double.POSITIVE_INFINITY;
        }
        Matcher dressed = DRESS.matcher(text);
        if (!dressed.matches()) {
            return TableEncoding.UNREADABLE;
        }
        String digits = undressed(dressed.group(2), spelling);
        if (digits.isEmpty()) {
            return TableEncoding.UNREADABLE;
        }
        double number = Double.parseDouble(digits + there(dressed.group(3)));
        boolean negative =
                NEGATIVE.contains(there(dressed.group(1))) || there(dressed.group(4)).equals("-");
        return negative ? -number : number;
    }

    private static String there(String group) {
        return group == null ? "" : group;
    }

    /** The number that a text in {@link #PLAIN} digits stands for. */
    static OptionalDouble plain(String text) {
        String word = text.strip();
        return word.matches(PLAIN)
                ? OptionalDouble.of(Double.parseDouble(word))
                : OptionalDouble.empty();
    }

    /** Digits and marks with a decimal point and no other mark; empty if they are no number. */
    private static String undressed(String body, NumberSpelling spelling) {
        if (body.matches(SPACED)) {
            return body.replaceAll("[^0-9.,]", "").replace(',', '.');
        }
        if (body.matches(COMMAS)) {
            return body.replace(",", "");
        }
        if (body.matches(POINTS)) {
            return body.replace(".", "").replace(',', '.');
        }
        if (body.matches(DOUBTFUL)) {
            boolean thousands =
                    body.contains(",")
                            ? spelling == NumberSpelling.POINT
                            : spelling == NumberSpelling.COMMA;
            return thousands ? body.replaceAll("[.,]", "") : body.replace(',', '.');
        }
        return body.matches(DECIMAL) ? body.replace(',', '.') : "";
    }
}
