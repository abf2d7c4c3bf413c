package engram.data.encodings;

import engram.data.UnreadableDataException;

/**
 * How the training rows wrote a column of numbers.
 *
 * @param spelling null where no comma and no mark between thousands was seen
 * @param infinite whether infinite numbers, or others from {@link #LARGEST} on, were among them;
 *     they mean missing then
 * @param unit what stood beside each number, such as {@code kg} or {@code CHF}; empty for nothing
 * @param measure where several units stood beside them; null otherwise
 */
public record NumberWriting(
        NumberSpelling spelling, boolean infinite, String unit, Measure measure) {
    /** Nothing that needs telling. */
    public static final NumberWriting PLAIN = new NumberWriting(null, false);

    /** What may stand before a unit: {@code -R$ 5}. */
    private static final String SIGNS = "-\u2212\u2013(";

    /** Beyond it, squares overflow: such numbers count as infinite. */
    public static final double LARGEST = 1e150;

    public NumberWriting {
        // Detectors of earlier versions have none.
        unit = unit == null ? "" : unit;
    }

    /** Numbers without a unit. */
    public NumberWriting(NumberSpelling spelling, boolean infinite) {
        this(spelling, infinite, "", null);
    }

    /**
     * The number in a cell of this column; NaN where it is missing. Text that is no number counts
     * against its row, as it does in a file: {@link TableEncoding#UNREADABLE}.
     *
     * @throws UnreadableDataException if the cell is neither number nor text nor truth value
     */
    double number(String column, Object cell, String expected) {
        double number = cell == null ? Double.NaN : read(cell);
        if (number == TableEncoding.UNREADABLE && !(cell instanceof CharSequence)) {
            throw new UnreadableDataException(
                    "column " + column + ": expected " + expected + ", found \"" + cell + "\"");
        }
        return known(number);
    }

    /** A number that was read, or NaN where it is infinite and these mean missing. */
    public double known(double read) {
        return infinite && Math.abs(read) >= LARGEST ? Double.NaN : read;
    }

    private double read(Object cell) {
        if (cell instanceof Number number) {
            return number.doubleValue();
        }
        String word = cell.toString().strip();
        boolean truth = word.equalsIgnoreCase("true");
        return truth || word.equalsIgnoreCase("false") ? (truth ? 1 : 0) : parse(word);
    }

    /** The number in a text that means neither a truth value nor what a user says is missing. */
    public double parse(String text) {
        if (measure != null) {
            return measure.parse(text, spelling);
        }
        if (isOtherMoney(text)) {
            return TableEncoding.UNREADABLE;
        }
        double number = NumberText.parse(withoutUnit(text), spelling);
        return number == TableEncoding.UNREADABLE && !unit.isEmpty()
                ? Measure.converted(text, unit, spelling)
                : number;
    }

    /** Whether a currency sign stands beside the number that is not this column's. */
    public boolean isOtherMoney(String text) {
        return isMoney(unit)
                && text != null
                && text.codePoints().anyMatch(sign -> isMoney(sign) && sign != unit.codePointAt(0));
    }

    private static boolean isMoney(String unit) {
        return unit.length() == 1 && isMoney(unit.codePointAt(0));
    }

    private static boolean isMoney(int sign) {
        return Character.getType(sign) == Character.CURRENCY_SYMBOL;
    }

    /** The text without this column's unit; any other unit stays, and makes it no number. */
    private String withoutUnit(String text) {
        if (unit.isEmpty()) {
            return text;
        }
        String word = text.strip();
        if (word.endsWith(unit)) {
            return word.substring(0, word.length() - unit.length());
        }
        if (word.endsWith(unit + ")")) {
            return word.substring(0, word.length() - unit.length() - 1) + ")";
        }
        boolean signed = !word.isEmpty() && SIGNS.indexOf(word.charAt(0)) >= 0;
        String sign = signed ? word.substring(0, 1) : "";
        String unsigned = word.substring(sign.length()).stripLeading();
        return unsigned.startsWith(unit) ? sign + unsigned.substring(unit.length()) : text;
    }
}
