package engram.video;

import engram.data.ClipEncoding;
import engram.data.SampleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of one stretch of a video in the order in which its clips need them. */
final class FrameSequence {
    private final Recording recording;
    private final ClipEncoding encoding;
    private final VideoOptions options;
    private final int clip;
    private final List<VideoFrame> kept = new ArrayList<>();
    private int firstKept;
    private int count;
    private boolean ended;

    /** Of the next frame to give, which is before the first at the beginning. */
    private int place;

    FrameSequence(Recording recording, ClipEncoding encoding, VideoOptions options) {
        this.recording = recording;
        this.encoding = encoding;
        this.options = options;
        this.clip = encoding.shape().frames();
        this.place = -Windows.before(clip);
    }

    void add(VideoFrame frame) {
        kept.add(frame);
        count++;
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    /**
     * Gives all that can be given by now.
     *
     * @param before how many frames of the video lie before this stretch
     */
    void give(Follower follower, int before) {
        while (isNextThere()) {
            int at = Windows.mirrored(place, ended ? count : Integer.MAX_VALUE / 4);
            int middle = place - Windows.after(clip);
            boolean sample =
                    middle >= 0 && middle < count && ClipIndex.isSample(middle, count, options);
            follower.next(
                    encoded(kept.get(at - firstKept)),
                    sample ? Optional.of(followed(middle, before)) : Optional.empty());
            place++;
            forget(middle - Windows.before(clip));
        }
    }

    private boolean isNextThere() {
        int last = count + Windows.after(clip);
        // The first frames wait until there is a clip, since a video without one is refused.
        return ended ? place < last : count >= clip && Math.abs(place) < count;
    }

    private Follower.Followed followed(int middle, int before) {
        VideoFrame frame = kept.get(middle - firstKept);
        return new Follower.Followed(
                new Moment(recording.name(), frame.number(), frame.seconds()),
                recording.marks().label(before + middle));
    }

    private float[] encoded(VideoFrame frame) {
        SampleShape.Image shape = encoding.frame().shape();
        ClipEncoding alone =
                new ClipEncoding(
                        new SampleShape.Clip(shape.channels(), 1, shape.height(), shape.width()),
                        encoding.range());
        float[] values = new float[shape.size()];
        ClipStore.put(frame.pixels(), 0, alone, values, 0);
        return values;
    }

    private void forget(int oldest) {
        if (oldest > firstKept) {
            kept.subList(0, oldest - firstKept).clear();
            firstKept = oldest;
        }
    }

    int count() {
        return count;
    }
}
