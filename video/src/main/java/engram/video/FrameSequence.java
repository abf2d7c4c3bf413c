package engram.video;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.video.frames.VideoFrame;
import engram.video.layout.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of one stretch of a video in the order in which its clips need them. */
final class FrameSequence {
    private final Recording recording;
    private final ClipEncoding encoding;
    private final ClipEncoding alone;
    private final VideoOptions options;
    private final List<Kept> kept = new ArrayList<>();
    private int firstKept;
    private int count;
    private boolean ended;

    /** Of the next frame to give, which is before the first at the beginning. */
    private int place;

    /**
     * A frame that a clip may need.
     *
     * @param placeInVideo of all its frames, from 0
     */
    private record Kept(VideoFrame frame, int placeInVideo) {}

    FrameSequence(Recording recording, ClipEncoding encoding, VideoOptions options) {
        this.recording = recording;
        this.encoding = encoding;
        this.options = options;
        this.place = -encoding.before();
        SampleShape.Clip shape = encoding.shape();
        alone =
                new ClipEncoding(
                        new SampleShape.Clip(shape.channels(), 1, shape.height(), shape.width()),
                        encoding.range(),
                        encoding.judged());
    }

    void add(VideoFrame frame, int placeInVideo) {
        kept.add(new Kept(frame, placeInVideo));
        count++;
    }

    /** No more will come: gives the rest. */
    void end(Follower follower) {
        ended = true;
        give(follower, true);
    }

    /**
     * Gives all that can be given by now.
     *
     * @param judging whether what is given is judged
     */
    void give(Follower follower, boolean judging) {
        while (isNextThere()) {
            int at = Windows.at(encoding, place, ended ? count : Integer.MAX_VALUE / 4);
            int judged = place - encoding.after();
            boolean inside = judged >= 0 && judged < count;
            if (inside) {
                follower.passed(kept.get(judged - firstKept).frame);
            }
            boolean sample = inside && judging && ClipIndex.isSample(judged, count, options);
            follower.next(
                    encoded(kept.get(at - firstKept).frame),
                    sample ? Optional.of(followed(judged)) : Optional.empty());
            place++;
            forget(judged - encoding.before());
        }
    }

    private boolean isNextThere() {
        int clip = encoding.shape().frames();
        if (ended) {
            return count > 0 && place < count + encoding.after();
        }
        // With a stride the last frame is judged whatever its number, so it must be known.
        boolean known = options.stride() == 1 || place - encoding.after() < count - 1;
        // The first frames wait until there is a clip, since a video without one is refused.
        return known && count >= clip && Math.abs(place) < count;
    }

    private Follower.Followed followed(int place) {
        VideoFrame frame = kept.get(place - firstKept).frame;
        int placeInVideo = kept.get(place - firstKept).placeInVideo;
        return new Follower.Followed(
                new Moment(recording.name(), frame.number(), frame.seconds()),
                recording.marks().label(placeInVideo),
                (height, width) -> recording.marks().mask(placeInVideo, height, width));
    }

    private float[] encoded(VideoFrame frame) {
        float[] values = new float[alone.shape().size()];
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
