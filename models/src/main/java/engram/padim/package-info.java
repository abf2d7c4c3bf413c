/**
 * A Gaussian at each position (Defard et al., "PaDiM: a patch distribution modeling framework for
 * anomaly detection and localization", ICPR workshops 2021).
 *
 * <p>The equations stand with {@link engram.features.parts.PositionSettings} and its like in {@link
 * engram.features}.
 */
package engram.padim;
