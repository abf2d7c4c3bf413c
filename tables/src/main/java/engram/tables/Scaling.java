package engram.tables;

/** How a numeric column is centred and scaled, by statistics of the training rows. */
public enum Scaling {
    /** By mean and standard deviation. */
    STANDARD,
    /**
     * By median and interquartile range, the latter over 1.349 so that it equals the standard
     * deviation of a normal distribution. Where the range is 0, as in sparse counts, by median and
     * standard deviation.
     */
    ROBUST,
    /** From smallest to largest onto 0 to 1; later values may lie outside. */
    MIN_MAX,
    /**
     * By mean and standard deviation of sign(x) log(1 + |x|): for counts, bytes and durations, of
     * which a few are a thousand times the rest.
     */
    LOG
}
