/**
 * A stored memory of patches (Roth et al., "Towards total recall in industrial anomaly detection",
 * CVPR 2022), chosen by greedy k-centre.
 *
 * <p>The equations stand with {@link engram.features.parts.PatchSettings} and its like in {@link
 * engram.features}.
 */
package engram.patchcore;
