/**
 * What columns hold: the shapes of their cells, units, and the kind that follows from all of them.
 */
package engram.tables.columns;
