/**
 * A detector on disk: the folder it is saved as, and the folder of a training that can be resumed.
 * Both are written so that they are whole or not there.
 */
package engram.detection.files;
