/**
 * Who learns, and who is judged: a {@link engram.data.splits.Split} deals normal samples out for
 * training, validation and calibration, and what a {@link engram.data.splits.Grouping} holds
 * together stays on one side.
 */
package engram.data.splits;
