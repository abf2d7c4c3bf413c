/**
 * Tables as samples, through DuckDB: CSV, Parquet and JSON files, folders of them, and any SQL
 * query. A {@link engram.tables.Table} is a source whose rows stream at constant memory; {@link
 * engram.tables.TableWriter} writes scores to the same formats.
 */
package engram.tables;
