/**
 * The ways to judge a picture by its features, one {@link engram.features.parts.Part} each: a
 * memory of patches, Gaussians at positions, one Gaussian over the picture as a whole, and for
 * frames a memory of what moves where. Each has its {@link engram.features.parts.PartSettings}.
 */
package engram.features.parts;
