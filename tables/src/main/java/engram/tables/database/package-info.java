/**
 * DuckDB: opening and locking it, its scratch folder and library, its SQL, and its complaints in a
 * user's words.
 */
package engram.tables.database;
