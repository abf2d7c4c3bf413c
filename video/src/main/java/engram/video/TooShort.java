package engram.video;

import engram.data.Counted;
import engram.data.UnreadableDataException;

/** Videos that are shorter than a clip. */
final class TooShort {
    private TooShort() {}

    /**
     * @throws UnreadableDataException if there are fewer frames than a clip has
     */
    static void require(String video, int frames, int clip) {
        if (frames < clip) {
            throw new UnreadableDataException(
                    video
                            + ": has "
                            + Counted.of(frames, "frame")
                            + ", and what moves is judged in clips of "
                            + clip);
        }
    }
}
