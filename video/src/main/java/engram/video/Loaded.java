package engram.video;

import engram.data.Label;
import engram.video.FrameStore.Stretch;
import engram.video.layout.Recording;
import java.util.List;

/** Decoded frames, and which of them are samples. */
record Loaded(List<Recording> recordings, FrameStore frames, ClipIndex index) {

    Stretch stretch(int sample) {
        return frames.stretches().get(index.stretches()[sample]);
    }

    Moment moment(int sample) {
        Stretch stretch = stretch(sample);
        FrameStore.Mark mark = stretch.frames().get(index.places()[sample]);
        return new Moment(
                recordings.get(stretch.recording()).name(), mark.number(), mark.seconds());
    }

    Label label(int sample) {
        Stretch stretch = stretch(sample);
        int place = stretch.place() + index.places()[sample];
        return recordings.get(stretch.recording()).marks().label(place);
    }
}
