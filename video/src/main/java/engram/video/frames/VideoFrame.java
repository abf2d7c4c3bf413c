package engram.video.frames;

/**
 * A decoded frame.
 *
 * @param number as the user counts: the number in the file's name, or from 0
 * @param seconds since the video began
 * @param cut whether something is missing just before it, so that no clip may span the two
 * @param pixels 0 (black) to 255 (white), channel by channel, row by row; nobody changes them
 */
public record VideoFrame(long number, double seconds, boolean cut, byte[] pixels) {}
