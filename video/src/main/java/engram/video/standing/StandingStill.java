package engram.video.standing;

import engram.data.SampleShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands still in frames: the median over time, in which who walks through is not seen. Frames
 * are kept at even distances, ever farther apart the more of them come.
 */
final class StandingStill {
    private static final int MOST = 48;

    private final double atLeastApart;
    private final List<Greys> kept = new ArrayList<>();
    private double apart;
    private double first = Double.NaN;
    private double last = Double.NaN;

    /**
     * @param atLeastApart seconds between frames that are kept
     */
    StandingStill(double atLeastApart) {
        this.atLeastApart = atLeastApart;
        this.apart = atLeastApart;
    }

    void see(byte[] pixels, SampleShape.Image shape, double seconds) {
        if (!Double.isNaN(last) && seconds - last < apart) {
            return;
        }
        first = Double.isNaN(first) ? seconds : first;
        last = seconds;
        kept.add(Greys.of(pixels, shape));
        if (kept.size() == MOST) {
            for (int i = kept.size() - 1; i > 0; i -= 2) {
                kept.remove(i);
            }
            apart *= 2;
        }
    }

    /** Forgets all. */
    void anew() {
        kept.clear();
        apart = atLeastApart;
        first = Double.NaN;
        last = Double.NaN;
    }

    /** How long it has been looking, in seconds. */
    double seconds() {
        return kept.isEmpty() ? 0 : last - first;
    }

    /** When the first frame was, in seconds; not a number before there is one. */
    double since() {
        return first;
    }

    int size() {
        return kept.size();
    }

    /** The median of each pixel; there is a frame at least. */
    Greys picture() {
        return median(kept);
    }

    static Greys median(List<Greys> pictures) {
        Greys one = pictures.get(0);
        float[] medians = new float[one.values().length];
        float[] over = new float[pictures.size()];
        for (int i = 0; i < medians.length; i++) {
            for (int t = 0; t < over.length; t++) {
                over[t] = pictures.get(t).values()[i];
            }
            Arrays.sort(over);
            medians[i] = over[over.length / 2];
        }
        return new Greys(one.width(), one.height(), medians);
    }
}
