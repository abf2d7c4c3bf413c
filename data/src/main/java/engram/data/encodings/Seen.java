package engram.data.encodings;

/**
 * What training rows held in a column of numbers.
 *
 * @param low the smallest number
 * @param high the largest
 * @param news how many scales farther off a number counts that is on a side of 0, or at 0, where
 *     none was; 0 where it is no wonder that none was
 */
public record Seen(double low, double high, double news) {
    /** What detectors of earlier versions know of it. */
    public static final Seen ANYTHING = new Seen(-Double.MAX_VALUE, Double.MAX_VALUE, 0);

    /** As many of another sign would a bell curve have had among the rows. */
    private static final double MANY = 5;

    public Seen {
        if (!(low <= high && news >= 0 && news < TableEncoding.FARTHEST)) {
            throw new IllegalArgumentException(
                    "numbers from " + low + " to " + high + ", and news of " + news);
        }
    }

    /**
     * Whether none being of another sign says that none can be, such as a negative amount: numbers
     * that are spread as these are would else have had some.
     *
     * @param deviations from their mean to 0
     */
    public static boolean isBound(long numbers, double deviations) {
        // The upper tail of a normal distribution, within a tenth of it.
        double tail = Math.exp(-deviations * deviations / 2) / (2 + 2 * deviations);
        return numbers * tail >= MANY;
    }

    /** Whether a number has a sign that none had, and that says something. */
    public boolean isNews(double number) {
        return beyond(number) != 0;
    }

    /** What a number's feature has beside its distance from the centre. */
    double beyond(double number) {
        if (low >= 0 && (number < 0 || (number == 0 && low > 0))) {
            return -news;
        }
        return high <= 0 && (number > 0 || (number == 0 && high < 0)) ? news : 0;
    }

    /**
     * The same by the feature.
     *
     * @param zero what encodes 0, but for this
     */
    double beyond(float feature, double zero) {
        if (low >= 0 && feature <= (float) (zero - news)) {
            return -news;
        }
        return high <= 0 && feature >= (float) (zero + news) ? news : 0;
    }
}
