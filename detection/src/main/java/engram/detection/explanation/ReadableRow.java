package engram.detection.explanation;

import engram.data.encodings.Column;
import engram.data.encodings.Seen;
import engram.data.encodings.TableEncoding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Encoded rows as people read them: by column, in the columns' own units. */
public final class ReadableRow {
    /** Digits after the first of a column's scale. */
    private static final int DIGITS = 3;

    /** Of features, which are floats. */
    private static final double ROUNDING = 1e-6;

    private ReadableRow() {}

    /** All cells by their columns' names, in the columns' order. */
    public static Map<String, String> of(TableEncoding table, float[] values) {
        Map<String, String> row = new LinkedHashMap<>();
        int offset = 0;
        for (Column column : table.columns()) {
            row.put(column.name(), cell(column, values, offset));
            offset += column.width();
        }
        return row;
    }

    /**
     * A decoded cell as a person reads it. Numbers are rounded to what the column's spread makes
     * worth telling, which also takes away the encoding's rounding; whole numbers stay exact.
     */
    static String cell(Column column, float[] features, int offset) {
        Object cell = column.decode(features, offset);
        if (cell instanceof Double number && Double.isFinite(number)) {
            return number(column, number);
        }
        return cell == null ? "missing" : cell.toString();
    }

    private static String number(Column column, double number) {
        BigDecimal rounded =
                new BigDecimal(number).setScale(decimals(column, number), RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** From where to where a column's numbers were in training, if the row's lies outside. */
    static Optional<String> range(Column column, float[] features, int offset) {
        if (!(column instanceof Column.Quantity quantity)
                || !(column.decode(features, offset) instanceof Double number)) {
            return Optional.empty();
        }
        Seen seen = quantity.seen();
        double rounding = ROUNDING * Math.max(Math.abs(seen.low()), Math.abs(seen.high()));
        boolean outside = number < seen.low() - rounding || number > seen.high() + rounding;
        return outside
                ? Optional.of(number(column, seen.low()) + " to " + number(column, seen.high()))
                : Optional.empty();
    }

    /** Of large numbers a logarithm does not keep the last digits: below 0 for these. */
    private static int decimals(Column column, double number) {
        if (column instanceof Column.Logarithmic logarithmic) {
            return DIGITS + 1 - magnitude(logarithmic.scale() * (1 + Math.abs(number)));
        }
        return column instanceof Column.Numeric numeric
                ? Math.max(0, DIGITS - magnitude(numeric.scale()))
                : 0;
    }

    private static int magnitude(double value) {
        return (int) Math.floor(Math.log10(value));
    }
}
