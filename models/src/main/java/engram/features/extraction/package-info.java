/**
 * What a pretrained network sees in pictures. {@link engram.features.extraction.Looking} turns a
 * sample into {@link engram.features.extraction.PictureFeatures}, {@link
 * engram.features.extraction.TrainingFeatures} keeps those of training samples in {@link
 * engram.features.extraction.Folds}, and {@link engram.features.extraction.FeatureDrawing} writes
 * the way there down for export. Knows nothing of what is learned from features.
 */
package engram.features.extraction;
