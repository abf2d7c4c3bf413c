package engram.video;

/**
 * Which frames make the clip of a frame: those around it, {@code frames / 2} before it and the rest
 * from it on. The frame is at the place in its clip that the MemAE authors' evaluation gives a
 * clip's score to: clip j of 16 frames, j to j + 15, is frame j + 8's.
 */
final class Windows {
    private Windows() {}

    /** How many frames before a frame are in its clip. */
    static int before(int frames) {
        return frames / 2;
    }

    /** How many frames after a frame are in its clip. */
    static int after(int frames) {
        return frames - frames / 2 - 1;
    }

    /**
     * The place of a frame in a video that goes on mirrored beyond its ends, without its first and
     * last frame twice: of 3 frames, place -1 is 1, and 3 is 1.
     *
     * @param length how many frames there are
     */
    static int mirrored(int place, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int within = Math.floorMod(place, period);
        return within < length ? within : period - within;
    }
}
