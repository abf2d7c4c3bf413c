package engram.video;

import engram.data.encodings.ClipEncoding;
import engram.video.frames.VideoFrame;
import java.util.ArrayList;
import java.util.List;

/** The frames of one stretch of a video as they come, of which only those near are kept. */
final class PassingFrames {
    private final ClipEncoding encoding;
    private final List<VideoFrame> kept = new ArrayList<>();
    private int firstKept;
    private int count;
    private int place = -1;
    private boolean ended;

    PassingFrames(ClipEncoding encoding) {
        this.encoding = encoding;
    }

    void add(VideoFrame frame) {
        kept.add(frame);
        count++;
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** How many came. */
    int count() {
        return count;
    }

    /** How many were gone through. */
    int passed() {
        return place + 1;
    }

    /** Whether all frames of the next clip are there, or will never be. */
    boolean hasNext() {
        int next = place + 1;
        // One more than the clip needs where it ends here: the last frame is to be known as such.
        int after = Math.max(1, encoding.after());
        int needed = Math.max(encoding.shape().frames(), next + after + 1);
        return next < count && (ended || count >= needed);
    }

    /** Goes on to the next frame. */
    void advance() {
        place++;
        // What is mirrored at an end lies no further back than the clip itself.
        int oldest = Math.max(firstKept, place - encoding.before());
        kept.subList(0, oldest - firstKept).clear();
        firstKept = oldest;
    }

    VideoFrame current() {
        return kept.get(place - firstKept);
    }

    boolean isSample(VideoOptions options) {
        return ClipIndex.isSample(place, count, options);
    }

    /** Writes the clip of the current frame. */
    void clip(float[] into, int offset) {
        int length = ended ? count : Integer.MAX_VALUE / 4;
        int first = place - encoding.before();
        for (int t = 0; t < encoding.shape().frames(); t++) {
            int at = Windows.at(encoding, first + t, length);
            ClipStore.put(kept.get(at - firstKept).pixels(), t, encoding, into, offset);
        }
    }
}
