package engram.detection.explanation;

import java.util.Map;

/**
 * A row that a detector remembers.
 *
 * @param distance from the row that was asked about, over encoded columns
 * @param row by column, in the columns' own units and as a person reads them
 */
public record KeptRow(double distance, Map<String, String> row) {}
