package engram.features.extraction;

import engram.data.SampleShape;
import java.util.Arrays;

/** What stands still, what moves and which way at each position of a frame, by the last of it. */
final class Conduct {
    /** So many frames that are the same, one after the other, are no frames of a camera. */
    private static final int ALIKE = 4;

    private final SampleShape.Clip clip;
    private final Backdrop backdrop;
    private final SmallGreys greys;
    private final Standing standing;
    private final Flow flow;
    private final int positions;

    /**
     * @param grid positions down, and as many across
     * @param low the value of black: 0 or -1; white is 1
     */
    Conduct(SampleShape.Clip clip, int grid, float low, Backdrop backdrop) {
        this.clip = clip;
        this.backdrop = backdrop;
        this.greys = new SmallGreys(clip, low);
        this.standing = new Standing(clip, grid, low, backdrop);
        this.flow = new Flow(clip, grid, low);
        this.positions = grid * grid;
    }

    /**
     * (P, 4), of the clip that begins at {@code offset}: how much stands still, how much moves, and
     * how fast that goes down and across. Where there is no picture of long enough before, nothing
     * stands, everything moves, and nowhere.
     */
    float[] of(float[] values, int offset) {
        return of(values, offset, greys.of(values, offset));
    }

    /** The same, of frames that are small already. */
    float[] of(float[] values, int offset, SmallGreys.Frames frames) {
        float[] conduct = new float[PictureFeatures.CONDUCT * positions];
        boolean known = isKnown(values, offset);
        Standing.Seen seen = known ? standing.of(frames) : null;
        Flow.Velocity velocity = known ? flow.of(frames) : null;
        for (int p = 0; p < positions; p++) {
            int at = PictureFeatures.CONDUCT * p;
            conduct[at] = known ? seen.still()[p] : 0;
            conduct[at + 1] = known ? seen.moving()[p] : 1;
            conduct[at + 2] = known ? velocity.down()[p] : 0;
            conduct[at + 3] = known ? velocity.across()[p] : 0;
        }
        return conduct;
    }

    /**
     * Whether there are frames as long before as it takes. A video stands still before its first
     * frame, of which the clip begins with another one that follows: {@link
     * engram.data.encodings.ClipEncoding.Judged#LAST_WITH_START}. Where it does not, nobody can
     * tell whether what stands still throughout has begun or goes on; what is learned from begins
     * more often than it stands still.
     */
    private boolean isKnown(float[] values, int offset) {
        int steps = clip.frames() - 1;
        if (!isSame(values, offset, 0)) {
            return steps <= ALIKE || sameFrom(values, offset, 1) < steps - 1;
        }
        int same = sameFrom(values, offset, 0);
        return same < ALIKE || (same == steps && !backdrop.learning());
    }

    /** How many steps in a row change nothing, from that after a frame on. */
    private int sameFrom(float[] values, int offset, int frame) {
        int step = frame;
        while (step < clip.frames() - 1 && isSame(values, offset, step)) {
            step++;
        }
        return step - frame;
    }

    /** Whether a frame of the clip and the next are the same. */
    private boolean isSame(float[] values, int offset, int frame) {
        int plane = clip.height() * clip.width();
        boolean same = true;
        for (int c = 0; c < clip.channels() && same; c++) {
            int from = offset + (c * clip.frames() + frame) * plane;
            int next = from + plane;
            same = Arrays.equals(values, from, next, values, next, next + plane);
        }
        return same;
    }
}
