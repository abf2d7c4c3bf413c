/**
 * The sum of four standardised scores: on pretrained features a memory of patches, a Gaussian at
 * each position, and one over pictures as a whole; and, without a network, one over coarse colours.
 * What one misses, another may see.
 *
 * <p>The equations stand with {@link engram.features.FeatureModel} and its like in {@link
 * engram.features}.
 */
package engram.featurememory;
