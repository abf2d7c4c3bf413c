/**
 * How samples and memory items are shown, by their kind: pictures with heat maps, rows with their
 * columns.
 */
package engram.report.exhibits;
