package engram.detection.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One column's part in a row's score, in the column's own units.
 *
 * @param column its name
 * @param share of what speaks against the row, 0 to 1
 * @param deviations the column's error in units of what is usual for normal rows
 * @param actual what the row says
 * @param expected what the model made of it
 * @param range the smallest and the largest number of training rows where this one lies outside
 *     them; null otherwise
 */
public record ColumnError(
        String column,
        double share,
        double deviations,
        String actual,
        String expected,
        @JsonInclude(JsonInclude.Include.NON_NULL) String range) {
    /**
     * Under this, a column is reconstructed so well on normal rows that any error would look
     * enormous.
     */
    private static final double FLOOR = 1e-3;

    /**
     * Divides a row's score among the columns, the largest first; those that speak for it have no
     * share.
     *
     * @param parts what each value adds to the score
     */
    public static List<ColumnError> divide(
            TableEncoding table,
            ErrorProfile profile,
            double[] parts,
            float[] values,
            float[] reconstruction) {
        float[] squares = ErrorProfile.squaredErrors(values, reconstruction);
        double total = 0;
        int offset = 0;
        for (Column column : table.columns()) {
            total += against(parts, offset, column.width());
            offset += column.width();
        }
        List<ColumnError> errors = new ArrayList<>();
        offset = 0;
        for (Column column : table.columns()) {
            double sum = 0;
            double usual = 0;
            for (int i = offset; i < offset + column.width(); i++) {
                sum += squares[i];
                usual += (double) profile.perFeature()[i] * profile.perFeature()[i];
            }
            errors.add(
                    new ColumnError(
                            column.name(),
                            total == 0 ? 0 : against(parts, offset, column.width()) / total,
                            Math.sqrt(sum) / Math.max(FLOOR, Math.sqrt(usual)),
                            ReadableRow.cell(column, values, offset),
                            ReadableRow.cell(column, reconstruction, offset),
                            ReadableRow.range(column, values, offset).orElse(null)));
            offset += column.width();
        }
        errors.sort(Comparator.comparing(ColumnError::share).reversed());
        return errors;
    }

    private static double against(double[] parts, int from, int width) {
        return Math.max(0, Arrays.stream(parts, from, from + width).sum());
    }
}
