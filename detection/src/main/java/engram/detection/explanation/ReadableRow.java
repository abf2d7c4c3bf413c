package engram.detection.explanation;

import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Encoded rows as people read them: by column, in the columns' own units. */
public final class ReadableRow {
    /** Digits after the first of a column's scale. */
    private static final int DIGITS = 3;

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
            BigDecimal rounded =
                    new BigDecimal(number)
                            .setScale(decimals(column, number), RoundingMode.HALF_EVEN);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        return cell == null ? "missing" : cell.toString();
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
