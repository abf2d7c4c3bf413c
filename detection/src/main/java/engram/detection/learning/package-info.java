/**
 * From a source of normal samples to what a detector keeps: dealing, encoding, learning and
 * calibration, by a split, by folds, or by a model that leaves out each sample in turn.
 */
package engram.detection.learning;
