package engram.video;

import engram.data.Label;
import engram.data.encodings.ClipEncoding.Camera;
import engram.images.ImageOptions.Size;
import engram.video.FrameStore.Stretch;
import engram.video.layout.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Decoded frames, and which of them are samples. */
record Loaded(List<Recording> recordings, FrameStore frames, ClipIndex index) {
    /** A share by which rates may differ without a word. */
    private static final double LITTLE = 0.1;

    Stretch stretch(int sample) {
        return frames.stretches().get(index.stretches()[sample]);
    }

    Moment moment(int sample) {
        Stretch stretch = stretch(sample);
        FrameStore.Mark mark = stretch.frames().get(index.places()[sample]);
        return new Moment(
                recordings.get(stretch.recording()).name(), mark.number(), mark.seconds());
    }

    /** What these videos are like; frames are as large as the first one's. */
    Camera camera() {
        double[] rates = rates().sorted().toArray();
        // Those that could not be read have none.
        int first = frames.stretches().stream().mapToInt(Stretch::recording).findFirst().orElse(0);
        Size size = recordings.get(first).footage().size();
        return new Camera(
                rates.length == 0 ? 0 : rates[rates.length / 2],
                size.width(),
                size.height(),
                frames.coloured());
    }

    /** Frames a second of those videos that tell. */
    private DoubleStream rates() {
        return IntStream.range(0, recordings.size())
                .filter(i -> recordings.get(i).footage().isTimed())
                .mapToDouble(frames::rate)
                .filter(rate -> rate > 0);
    }

    /** What is learned together should move alike: says so where it does not. */
    Optional<String> mixedRates() {
        double least = rates().min().orElse(0);
        double most = rates().max().orElse(0);
        return most <= (1 + LITTLE) * least
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "warning: videos of %s to %s frames a second are learned from"
                                        + " together: what moves is faster in some than in others",
                                Likeness.figure(least),
                                Likeness.figure(most)));
    }

    Label label(int sample) {
        Stretch stretch = stretch(sample);
        int place = stretch.place() + index.places()[sample];
        return recordings.get(stretch.recording()).marks().label(place);
    }
}
