package engram.video;

import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Judged;

/** Which frames are in a clip that reaches beyond a video's ends. */
final class Windows {
    private Windows() {}

    /**
     * The place of a frame in a video that goes on beyond its ends: mirrored, or, where the last
     * frame of a clip is judged, with its first frame standing still before it. What moves would
     * move backwards there, and such frames be judged by a motion that never was. Where the first
     * clip is to be known as such, it begins with the mirrored frame: who walks is elsewhere in it.
     *
     * @param length how many frames there are
     */
    static int at(ClipEncoding encoding, int place, int length) {
        boolean start = place == -encoding.before() && encoding.showsStart();
        return encoding.judged() == Judged.MIDDLE || start
                ? mirrored(place, length)
                : Math.max(0, place);
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
