package engram.points;

/**
 * Cluster centres that follow the codes assigned to them. Rounded to float after each move, so that
 * they go on from a checkpoint exactly.
 *
 * @param values the centres, one after the other
 * @param counts how many codes each has seen
 */
public record Centres(float[] values, float[] counts) {

    /** How many values a code has. */
    public int size() {
        return values.length / counts.length;
    }

    /** The index of the centre nearest to the code at {@code offset}; of equals, the first. */
    public int nearest(float[] codes, int offset) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < counts.length; k++) {
            double squared = squaredDistance(codes, offset, k);
            if (squared < least) {
                least = squared;
                nearest = k;
            }
        }
        return nearest;
    }

    /** The indices of the centres nearest to codes that lie one after the other. */
    public int[] nearest(float[] codes) {
        int[] nearest = new int[codes.length / size()];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = nearest(codes, i * size());
        }
        return nearest;
    }

    /** |z - m_k|^2. */
    public double squaredDistance(float[] codes, int offset, int centre) {
        return Distances.squared(codes, offset, values, centre * size(), size());
    }

    /** Moves a centre towards the code at {@code offset}: m_k += (z - m_k) / c_k. */
    public void move(int centre, float[] codes, int offset) {
        counts[centre]++;
        int size = size();
        double step = 1 / (double) counts[centre];
        for (int i = 0; i < size; i++) {
            int at = centre * size + i;
            values[at] = (float) (values[at] + step * (codes[offset + i] - values[at]));
        }
    }
}
