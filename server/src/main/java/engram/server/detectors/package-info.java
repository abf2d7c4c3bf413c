/**
 * The detectors that answer. {@link engram.server.detectors.DetectorFolder} watches a folder and
 * keeps what is in it loaded; each that is {@link engram.server.detectors.Served} scores what
 * several requests sent together, remembers its last verdicts, and is watched for drift.
 */
package engram.server.detectors;
