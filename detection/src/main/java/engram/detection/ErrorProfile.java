package engram.detection;

/**
 * How large reconstruction errors are on normal calibration samples: what heat maps and column
 * shares are measured against, so that colours mean the same in every picture.
 *
 * @param high the squared error of one value that all but one in two hundred stay below
 * @param perFeature each feature's root mean squared error
 */
public record ErrorProfile(float high, float[] perFeature) {}
