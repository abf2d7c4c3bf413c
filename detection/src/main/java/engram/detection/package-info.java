/**
 * The public API: {@link engram.detection.AnomalyDetector} trains on a {@link engram.data.Source},
 * gives a {@link engram.detection.Detection} per sample, explains itself, and is saved as a folder
 * of two files.
 */
package engram.detection;
