/**
 * Who takes part in which table: a {@link engram.experiments.grid.Method} is a detector with its
 * settings, settled by files that come with the program; a {@link engram.experiments.grid.Run} is
 * one method on one problem with one seed.
 */
package engram.experiments.grid;
