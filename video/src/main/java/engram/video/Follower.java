package engram.video;

import engram.data.Label;
import engram.video.frames.VideoFrame;
import java.util.Optional;

/** Takes the frames of videos one after the other, for models that follow a video. */
public interface Follower {

    /**
     * A frame that is judged by its clip.
     *
     * @param label what is known of it
     * @param mask where in it
     */
    record Followed(Moment moment, Label label, Masking mask) {}

    /** Tells which pixels of a frame are anomalous. */
    interface Masking {

        /**
         * The mask in this size, row by row; empty where nobody says.
         *
         * @throws engram.data.UnreadableDataException if it cannot be read
         */
        Optional<boolean[]> read(int height, int width);
    }

    /** A video begins, or goes on after something that is missing. */
    void begin();

    /**
     * The next frame. At a video's ends frames come mirrored, so that each frame of it gets a clip.
     *
     * @param frame encoded, (C, H, W)
     * @param sample the frame that the clip ending with this one is a sample of; empty while there
     *     are too few frames for a clip, and where that frame is not to be judged
     */
    void next(float[] frame, Optional<Followed> sample);

    /** A frame of the video is passed, whether it is judged or not, just before it is. */
    default void passed(VideoFrame frame) {}

    /**
     * Whether it would rather keep up with a live source than judge each of its frames: those that
     * came while it was busy are then in clips, and only the last of them is judged.
     */
    default boolean keepsUp() {
        return false;
    }
}
