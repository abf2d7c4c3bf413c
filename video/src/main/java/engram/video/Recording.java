package engram.video;

import engram.data.Label;

/** A video and what is known of it. */
record Recording(Footage footage, FrameMarks marks) {

    static Recording unknown(Footage footage) {
        return new Recording(footage, new FrameMarks.Same(Label.UNKNOWN));
    }

    static Recording normal(Footage footage) {
        return new Recording(footage, new FrameMarks.Same(Label.NORMAL));
    }

    String name() {
        return footage.name();
    }
}
