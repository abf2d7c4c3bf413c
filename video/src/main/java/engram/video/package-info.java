/**
 * Clips as samples: {@link engram.video.Videos} opens folders of numbered frames, video files and
 * live sources. A sample is a frame, seen with those around it.
 */
package engram.video;
