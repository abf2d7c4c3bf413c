package engram.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How table rows become numbers: each column gives one or more features, in column order. A {@link
 * Numeric} column is centred and scaled; a {@link Flag} stays 0 or 1; a {@link Category} becomes
 * one feature per known value and one for any other. Where training rows had missing values, one
 * more feature says whether the value was missing.
 */
public record TableEncoding(List<Column> columns) implements Encoding {

    public TableEncoding {
        columns = List.copyOf(columns);
    }

    /** One column of the table, by name. */
    public sealed interface Column {
        String name();

        /** Whether a feature of its own, the column's last, says that the value is missing. */
        boolean missingIndicator();

        /** How many features the column gives, the indicator included. */
        int width();
    }

    /**
     * A number, encoded as {@code (value - center) / scale}.
     *
     * @param imputed what stands for a missing value, in the column's own units
     */
    public record Numeric(
            String name, double center, double scale, double imputed, boolean missingIndicator)
            implements Column {
        @Override
        public int width() {
            return missingIndicator ? 2 : 1;
        }
    }

    /** A truth value or a number that is only ever 0 or 1, encoded as it is. */
    public record Flag(String name, double imputed, boolean missingIndicator) implements Column {
        @Override
        public int width() {
            return missingIndicator ? 2 : 1;
        }
    }

    /**
     * Words, encoded one-hot; the feature after the known values is for a value never seen in
     * training.
     */
    public record Category(String name, List<String> values, boolean missingIndicator)
            implements Column {
        public Category {
            values = List.copyOf(values);
        }

        @Override
        public int width() {
            return values.size() + 1 + (missingIndicator ? 1 : 0);
        }
    }

    @Override
    public SampleShape.Row shape() {
        return new SampleShape.Row(columns.stream().mapToInt(Column::width).sum());
    }

    /** For each column, the position of its first feature. */
    public List<Integer> offsets() {
        List<Integer> offsets = new ArrayList<>(columns.size());
        int next = 0;
        for (Column column : columns) {
            offsets.add(next);
            next += column.width();
        }
        return offsets;
    }
}
