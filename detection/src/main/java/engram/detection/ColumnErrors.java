package engram.detection;

import engram.data.TableEncoding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides a row's squared error among the table's columns. */
final class ColumnErrors {
    /**
     * Under this, a column is reconstructed so well on normal rows that any error would look
     * enormous.
     */
    private static final double FLOOR = 1e-3;

    /** Digits after the first of a column's scale. */
    private static final int DIGITS = 3;

    private ColumnErrors() {}

    static List<ColumnError> of(
            TableEncoding table, ErrorProfile profile, Explanation explanation, float[] squares) {
        double total = 0;
        for (float square : squares) {
            total += square;
        }
        float[] reconstruction = explanation.reconstruction().orElseThrow();
        List<ColumnError> errors = new ArrayList<>();
        int offset = 0;
        for (TableEncoding.Column column : table.columns()) {
            double sum = 0;
            double usual = 0;
            for (int i = offset; i < offset + column.width(); i++) {
                sum += squares[i];
                usual += (double) profile.perFeature()[i] * profile.perFeature()[i];
            }
            errors.add(
                    new ColumnError(
                            column.name(),
                            total == 0 ? 0 : sum / total,
                            Math.sqrt(sum) / Math.max(FLOOR, Math.sqrt(usual)),
                            readable(column, explanation.values(), offset),
                            readable(column, reconstruction, offset)));
            offset += column.width();
        }
        errors.sort(Comparator.comparing(ColumnError::share).reversed());
        return errors;
    }

    /**
     * A decoded cell as a person reads it. Numbers are rounded to what the column's spread makes
     * worth telling, which also takes away the encoding's rounding; whole numbers stay exact.
     */
    static String readable(TableEncoding.Column column, float[] features, int offset) {
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
    private static int decimals(TableEncoding.Column column, double number) {
        if (column instanceof TableEncoding.Logarithmic logarithmic) {
            return DIGITS + 1 - magnitude(logarithmic.scale() * (1 + Math.abs(number)));
        }
        return column instanceof TableEncoding.Numeric numeric
                ? Math.max(0, DIGITS - magnitude(numeric.scale()))
                : 0;
    }

    private static int magnitude(double value) {
        return (int) Math.floor(Math.log10(value));
    }
}
