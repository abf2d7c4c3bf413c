/**
 * What can be set about a detector: {@link engram.detection.config.DetectorConfig}, and how it is
 * written in files and on command lines.
 */
package engram.detection.config;
