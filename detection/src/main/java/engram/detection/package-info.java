/**
 * The public API: {@link engram.detection.AnomalyDetector} trains on a {@link
 * engram.data.sources.Source}, gives a {@link engram.detection.verdict.Detection} per sample,
 * explains itself, and is saved as a folder of files.
 *
 * <p>Bottom-up: {@code verdict} (what a score means), {@code config} (what can be set), {@code
 * explanation} (why a sample has its score), {@code files} (a detector on disk), {@code folds} (the
 * models of all folds as one), {@code learning} (from samples to what a detector keeps), and here
 * what binds them together.
 */
package engram.detection;
