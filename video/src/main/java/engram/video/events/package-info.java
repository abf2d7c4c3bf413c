/** Events: anomalous frames that follow one another, and the clips of them that are saved. */
package engram.video.events;
