package engram.video.layout;

import engram.data.Label;
import engram.video.frames.Footage;

/** A video and what is known of it. */
public record Recording(Footage footage, FrameMarks marks) {

    public static Recording unknown(Footage footage) {
        return new Recording(footage, new FrameMarks.Same(Label.UNKNOWN));
    }

    public static Recording normal(Footage footage) {
        return new Recording(footage, new FrameMarks.Same(Label.NORMAL));
    }

    public String name() {
        return footage.name();
    }
}
