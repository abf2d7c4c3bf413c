/**
 * A Gaussian over statistics of whole pictures: the deviation and the maximum of each channel of a
 * pretrained network. In no paper known to us.
 *
 * <p>The equations stand with {@link engram.features.parts.StatisticsSettings} and its like in
 * {@link engram.features}.
 */
package engram.picturestatistics;
