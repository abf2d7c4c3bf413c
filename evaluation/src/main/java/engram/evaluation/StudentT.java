package engram.evaluation;

/** Student's t distribution with whole degrees of freedom. */
final class StudentT {
    private StudentT() {}

    /**
     * Chance that |T| stays below {@code t}, by the finite series of Abramowitz and Stegun, 26.7.3
     * and 26.7.4.
     */
    static double within(double t, int degrees) {
        // Abramowitz and Stegun 26.7.3 and 26.7.4: a finite sum, exact for whole degrees.
        double angle = Math.atan(t / Math.sqrt(degrees));
        double cos2 = Math.pow(Math.cos(angle), 2);
        boolean odd = degrees % 2 == 1;
        double term = odd ? Math.cos(angle) : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k < degrees; k += 2) {
            term *= cos2 * (k - 1) / k;
            sum += term;
        }
        double series = Math.sin(angle) * sum;
        return odd ? 2 / Math.PI * (angle + series) : series;
    }

    /** Chance of a |T| of {@code t} or above; below 1e-15 it reads as 0. */
    static double twoSided(double t, int degrees) {
        return Math.max(0, 1 - within(Math.abs(t), degrees));
    }

    /** The t that |T| stays below with that chance. */
    static double quantile(double chance, int degrees) {
        double low = 0;
        double high = 1;
        while (within(high, degrees) < chance) {
            high *= 2;
        }
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (within(middle, degrees) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
