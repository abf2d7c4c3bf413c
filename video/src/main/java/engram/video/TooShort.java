package engram.video;

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
                            + frames
                            + (frames == 1 ? " frame" : " frames")
                            + ", and what moves is judged in clips of "
                            + clip);
        }
    }
}
