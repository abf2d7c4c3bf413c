package engram.video;

import engram.data.encodings.ClipEncoding.Judged;

/** Which frames are in a clip that reaches beyond a video's ends. */
final class Windows {
    private Windows() {}

    /**
     * The place of a frame in a video that goes on beyond its ends: mirrored, or, where the last
     * frame of a clip is judged, with its first frame standing still before it. What moves would
     * move backwards there, and such frames be judged by a motion that never was.
     *
     * @param length how many frames there are
     */
    static int at(Judged judged, int place, int length) {
        return judged == Judged.LAST ? Math.max(0, place) : mirrored(place, length);
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
