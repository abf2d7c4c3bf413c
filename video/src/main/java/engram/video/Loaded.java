package engram.video;

import engram.data.Label;
import engram.data.encodings.ClipEncoding.Camera;
import engram.images.ImageOptions.Size;
import engram.video.FrameStore.Stretch;
import engram.video.layout.Recording;
import engram.video.standing.SharedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Decoded frames, and which of them are samples.
 *
 * @param view what stands still in them, where they are learned from
 */
record Loaded(List<Recording> recordings, FrameStore frames, ClipIndex index, SharedView view) {
    /** A share by which rates may differ without a word. */
    private static final double LITTLE = 0.1;

    private static final int MOST_PIECES = 40;

    /** Of fewer frames the median is who walks by. */
    private static final int SHORTEST_PIECE = 40;

    private static final int FRAMES_OF_A_PIECE = 15;

    /** To look at. */
    static Loaded of(List<Recording> recordings, FrameStore frames, ClipIndex index) {
        return new Loaded(recordings, frames, index, new SharedView(frames.shape()));
    }

    /** To learn from: what stands still is looked for, piece by piece. */
    static Loaded learned(List<Recording> recordings, FrameStore frames, ClipIndex index) {
        Loaded loaded = of(recordings, frames, index);
        int piece = Math.max(SHORTEST_PIECE, frames.blocks().count() / MOST_PIECES);
        for (Stretch stretch : frames.stretches()) {
            int length = stretch.length();
            int pieces = length < SHORTEST_PIECE ? 0 : Math.max(1, length / piece);
            for (int i = 0; i < pieces; i++) {
                int first = (int) ((long) i * length / pieces);
                loaded.look(stretch.block() + first, length / pieces);
            }
        }
        return loaded;
    }

    /** Looks at some frames of a piece. */
    private void look(int first, int length) {
        byte[] scratch = new byte[frames.shape().size()];
        view.add(
                IntStream.range(0, FRAMES_OF_A_PIECE)
                        .map(t -> first + t * length / FRAMES_OF_A_PIECE)
                        .mapToObj(block -> frames.blocks().read(block, scratch)));
    }

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
                frames.found().coloured(),
                view.background(),
                frames.found().change());
    }

    /** Frames a second of those videos that tell. */
    private DoubleStream rates() {
        return IntStream.range(0, recordings.size())
                .filter(i -> recordings.get(i).footage().isTimed())
                .mapToDouble(frames::rate)
                .filter(rate -> rate > 0);
    }

    /** What a person should know of videos that are learned from together. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(frames.remarks());
        mixedRates().ifPresent(remarks::add);
        if (view.isSeen() && view.background().isEmpty()) {
            remarks.add(
                    "what stands still is not the same throughout, or shows too little: a camera"
                            + " that is moved later will not be noticed");
        }
        return remarks;
    }

    /** What is learned together should move alike: says so where it does not. */
    private Optional<String> mixedRates() {
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
