package engram.detection;

import engram.data.TableEncoding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Divides a row's squared error among the table's columns. */
final class ColumnErrors {
    /**
     * Under this, a column is reconstructed so well on normal rows that any error would look
     * enormous.
     */
    private static final double FLOOR = 1e-3;

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

    private static String readable(TableEncoding.Column column, float[] features, int offset) {
        return readable(column.decode(features, offset));
    }

    /** A decoded cell as a person reads it: numbers to five digits, without idle zeros. */
    static String readable(Object cell) {
        if (cell instanceof Double number && Double.isFinite(number)) {
            BigDecimal rounded = new BigDecimal(number).round(new MathContext(5));
            double size = Math.abs(number);
            return size == 0 || (size >= 1e-4 && size < 1e9)
                    ? rounded.stripTrailingZeros().toPlainString()
                    : String.format(Locale.ROOT, "%.4g", number);
        }
        return cell == null ? "missing" : cell.toString();
    }
}
