/** The models of all folds as one: each judges by the samples that it alone did not learn. */
package engram.detection.folds;
