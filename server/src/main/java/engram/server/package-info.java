/**
 * Detectors behind an address. {@link engram.server.DetectorFolder} watches a folder and keeps what
 * is in it loaded; {@link engram.server.Batcher} scores what several requests sent together; the
 * routes speak the Open Inference Protocol, version 2, and a plainer JSON beside it.
 *
 * <p>A request is read whole before a thread is given to it, its samples are encoded on that
 * thread, and the verdicts come back without one waiting for them. Names in addresses are looked up
 * among the detectors that were found, and never become paths.
 */
package engram.server;
