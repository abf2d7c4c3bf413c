package engram.video.standing;

import engram.data.SampleShape;
import engram.data.encodings.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands still in pieces of video that are learned from, if they show the same view. */
public final class SharedView {
    /** One piece in so many may be crowded. */
    private static final int OTHERS = 8;

    private final SampleShape.Image shape;
    private final List<Greys> pieces = new ArrayList<>();
    private Optional<Background> background = Optional.empty();
    private boolean judged;

    /**
     * @param shape of a frame
     */
    public SharedView(SampleShape.Image shape) {
        this.shape = shape;
    }

    /**
     * A piece that goes on without a cut.
     *
     * @param frames some, from all over it; at least one
     */
    public void add(Stream<byte[]> frames) {
        pieces.add(StandingStill.median(frames.map(pixels -> Greys.of(pixels, shape)).toList()));
    }

    /** Whether there is a piece at all. */
    public boolean isSeen() {
        return !pieces.isEmpty();
    }

    /** What stands still; empty where the view changes, or shows too little. */
    public synchronized Optional<Background> background() {
        if (!judged) {
            background = pieces.isEmpty() ? Optional.empty() : judged();
            judged = true;
        }
        return background;
    }

    private Optional<Background> judged() {
        Greys all = StandingStill.median(pieces);
        long other = pieces.stream().filter(piece -> !new Views(all, piece).areTheSame()).count();
        return new Views(all, all).showEnough() && other <= pieces.size() / OTHERS
                ? Optional.of(all.background())
                : Optional.empty();
    }
}
