/**
 * Detectors behind an address. {@code requests} reads what is sent, {@code detectors} keeps those
 * of a folder loaded and lets them judge, and here are the door, the keys and the routes: the Open
 * Inference Protocol, version 2, and a plainer JSON beside it.
 *
 * <p>A request is read whole before a thread is given to it, its samples are encoded on that
 * thread, and the verdicts come back without one waiting for them. Names in addresses are looked up
 * among the detectors that were found, and never become paths.
 */
package engram.server;
