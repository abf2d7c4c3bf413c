/**
 * Text files: how they are coded, which lines are above the table, what divides cells, and whether
 * the first line holds names.
 */
package engram.tables.text;
