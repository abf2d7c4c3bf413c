package engram.tables.columns;

import engram.tables.database.Database;

/**
 * The rows that an encoding is fitted to, copied in their order. Each column is called by its
 * place, c0 and so on; the column {@code number} has the row's.
 *
 * @param name what it is called in the database
 * @param rows how many there are
 */
public record TrainingTable(Database database, String name, long rows) {}
