package engram.memory;

import java.util.Arrays;

/**
 * How far a group of codes lies from the convex hull of memory's items, in units of the items' mean
 * distance from their mean: distances of different memories can be compared.
 *
 * @param all distances, in the codes' order
 * @param offSpan their parts at right angles to the items' affine span; the hull lies within the
 *     span, so the squares of this and of {@link #meanInSpan} add up to those of all
 */
public record HullDistances(double[] all, double[] offSpan) {

    /** Where items all coincide, distances are as they are. */
    public static HullDistances of(Hull hull, float[] codes) {
        double unit = hull.radius() > 0 ? hull.radius() : 1;
        double[] all = hull.distances(codes);
        double[] off = hull.offSpan(codes);
        for (int i = 0; i < all.length; i++) {
            all[i] /= unit;
            off[i] = Math.min(all[i], off[i] / unit);
        }
        return new HullDistances(all, off);
    }

    public int count() {
        return all.length;
    }

    /** The share of codes no further than this. */
    public double within(double distance) {
        return Arrays.stream(all).filter(one -> one <= distance).count()
                / (double) Math.max(1, all.length);
    }

    /** The distance that a share of the codes is no further than; NaN of none. */
    public double quantile(double share) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        int at = (int) Math.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, at)];
    }

    /** The mean of the parts at right angles to the span. */
    public double meanOffSpan() {
        return Arrays.stream(offSpan).average().orElse(Double.NaN);
    }

    /** The mean of the parts within the span. */
    public double meanInSpan() {
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += Math.sqrt(Math.max(0, all[i] * all[i] - offSpan[i] * offSpan[i]));
        }
        return sum / Math.max(1, all.length);
    }
}
