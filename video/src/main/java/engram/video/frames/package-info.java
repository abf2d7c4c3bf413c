/**
 * Where frames come from: folders of numbered pictures, files that FFmpeg reads and live sources.
 * Frames are decoded ahead, in the size and colours that are asked for.
 */
package engram.video.frames;
