/** Videos that are made here: pictures drawn on and written as MP4. */
package engram.video.drawing;
