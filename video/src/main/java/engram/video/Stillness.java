package engram.video;

import engram.video.frames.VideoFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How little a picture changes: what two thirds of the changes within quarters of a second do not
 * exceed, over five seconds. A coder that refreshes a picture once a second, or shows it twice,
 * does not alter that.
 */
final class Stillness {
    private static final double STEP = 0.25;

    /** A coder may leave a quiet picture as it is for a while. */
    private static final double LONG = 5;

    /** So much later than it begins is a standstill known to begin. */
    private static final double LATE = 2 * STEP;

    private static final double MOST = 2 / 3.0;

    /** Times are rounded. */
    private static final double ABOUT = 1e-3;

    /**
     * @param from when the picture was another, in seconds
     * @param change by how many greys, the mean of pixels
     */
    private record Change(double from, double change) {}

    private final Deque<Change> changes = new ArrayDeque<>();
    private byte[] before = {};
    private double last;
    private double least = Double.POSITIVE_INFINITY;

    /** The next frame; whether there is another change to look at. */
    boolean see(VideoFrame frame) {
        boolean first = before.length == 0 || frame.cut();
        if (!first && frame.seconds() - last < STEP - ABOUT) {
            return false;
        }
        if (first) {
            changes.clear();
        } else {
            changes.add(new Change(last, change(frame.pixels())));
        }
        before = frame.pixels();
        last = frame.seconds();
        while (changes.stream().skip(1).limit(1).anyMatch(c -> last - c.from >= LONG - ABOUT)) {
            changes.remove();
        }
        if (isLong()) {
            least = Math.min(least, usual());
        }
        return true;
    }

    /** Forgets what was. */
    void anew() {
        changes.clear();
        before = new byte[0];
    }

    private double change(byte[] pixels) {
        long sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            sum += Math.abs((pixels[i] & 0xff) - (before[i] & 0xff));
        }
        return (double) sum / pixels.length;
    }

    /** Whether it has changed by no more than this for long. */
    boolean isStill(double most) {
        return isLong() && usual() <= most && last - since(most) >= LONG - LATE;
    }

    /** Since when it has changed by no more than this. */
    double since(double most) {
        return changes.stream()
                .filter(c -> c.change <= most)
                .mapToDouble(Change::from)
                .findFirst()
                .orElse(last);
    }

    /**
     * Whether it changes by more than this, twice in a row: a coder that refreshes does it once.
     */
    boolean goesOn(double most) {
        return changes.stream()
                .skip(Math.max(0, changes.size() - 2L))
                .allMatch(c -> c.change > most);
    }

    /** The least there was; infinite if it has not looked for long. */
    double least() {
        return least;
    }

    private boolean isLong() {
        return !changes.isEmpty() && last - changes.element().from >= LONG - ABOUT;
    }

    private double usual() {
        double[] sorted = changes.stream().mapToDouble(Change::change).sorted().toArray();
        return sorted[(int) (MOST * (sorted.length - 1))];
    }
}
