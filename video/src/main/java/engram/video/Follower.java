package engram.video;

import engram.data.Label;
import java.util.Optional;

/** Takes the frames of videos one after the other, for models that follow a video. */
public interface Follower {

    /**
     * A frame that has a clip.
     *
     * @param label what is known of it
     */
    record Followed(Moment moment, Label label) {}

    /** A video begins, or goes on after something that is missing. */
    void begin();

    /**
     * The next frame. At a video's ends frames come mirrored, so that each frame of it gets a clip.
     *
     * @param frame encoded, (C, H, W)
     * @param sample the frame that the clip ending with this one is a sample of; empty while there
     *     are too few frames for a clip
     */
    void next(float[] frame, Optional<Followed> sample);
}
