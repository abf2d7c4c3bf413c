/**
 * Carrying out runs, side by side in worker processes, and again to compare: {@link
 * engram.experiments.runs.Bench} and {@link engram.experiments.runs.Rerun}.
 */
package engram.experiments.runs;
