/**
 * What is shown of a verdict and of memory, and what a detector keeps so that it can be shown when
 * the training data is gone.
 */
package engram.detection.explanation;
