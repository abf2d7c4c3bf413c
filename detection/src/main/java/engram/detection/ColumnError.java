package engram.detection;

/**
 * One column's part in a row's score, in the column's own units.
 *
 * @param column its name
 * @param share of the row's squared error, 0 to 1
 * @param deviations the column's error in units of what is usual for normal rows
 * @param actual what the row says
 * @param expected what the model made of it
 */
public record ColumnError(
        String column, double share, double deviations, String actual, String expected) {}
