package engram.video;

import engram.video.frames.VideoFrame;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Notices that a picture shows nothing, or stands still to the last bit: a camera that hangs looks
 * normal to whoever judges frames.
 */
final class PictureWatch {
    /** A picture whose greys are no further apart than this shows nothing. */
    private static final int SHOWS = 8;

    private static final double BLANK_SECONDS = 2;

    /** A coder may leave a quiet picture as it is for a while. */
    private static final double STILL_SECONDS = 5;

    private final String name;
    private final Consumer<String> news;
    private final Run blank = new Run(BLANK_SECONDS);
    private final Run still = new Run(STILL_SECONDS);
    private byte[] before = {};
    private double last;

    /** How long something has been so. */
    private static final class Run {
        private final double least;
        private double since = Double.NaN;
        private boolean told;

        Run(double least) {
            this.least = least;
        }

        /** Whether it is long enough now, and was not before. */
        boolean begins(boolean is, double from, double now) {
            if (!is) {
                since = Double.NaN;
                return false;
            }
            since = Double.isNaN(since) ? from : since;
            boolean begins = !told && now - since >= least;
            told |= begins;
            return begins;
        }

        /** Whether it was told of and is over. */
        boolean ends() {
            boolean ends = told && Double.isNaN(since);
            told &= !ends;
            return ends;
        }
    }

    /**
     * @param news is told
     */
    PictureWatch(String name, Consumer<String> news) {
        this.name = name;
        this.news = news;
    }

    /** Whether a picture is more than one colour. */
    static boolean shows(byte[] pixels) {
        int low = 255;
        int high = 0;
        for (byte pixel : pixels) {
            low = Math.min(low, pixel & 0xff);
            high = Math.max(high, pixel & 0xff);
        }
        return high - low >= SHOWS;
    }

    void see(VideoFrame frame) {
        boolean shows = shows(frame.pixels());
        boolean same = shows && Arrays.equals(frame.pixels(), before);
        double now = frame.seconds();
        if (blank.begins(!shows, now, now)) {
            tell("is of one colour since %s: it shows nothing", blank.since);
        }
        if (still.begins(same, last, now)) {
            tell("has not changed at all since %s: does the camera hang?", still.since);
        }
        boolean blankEnds = blank.ends();
        boolean stillEnds = still.ends();
        if (blankEnds || stillEnds) {
            tell(blankEnds ? "shows something again at %s" : "changes again at %s", now);
        }
        before = frame.pixels();
        last = now;
    }

    private void tell(String what, double seconds) {
        String clock = new Moment(name, 0, Math.max(0, seconds)).clock();
        news.accept(name + ": the picture " + String.format(Locale.ROOT, what, clock));
    }
}
