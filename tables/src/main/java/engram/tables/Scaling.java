package engram.tables;

/** How a column of numbers or truth values is centred and scaled, by what training rows hold. */
public enum Scaling {
    /** By mean and standard deviation. */
    STANDARD,
    /**
     * Numbers by mean and standard deviation, truth values as 0 and 1: for tables whose columns of
     * words have been made one column per word beforehand, as the papers' tables are.
     */
    STANDARD_NUMBERS,
    /**
     * By median and interquartile range, the latter over 1.349 so that it equals the standard
     * deviation of a normal distribution. Where the range is 0, as in sparse counts, by median and
     * standard deviation. Truth values as {@link #STANDARD} has them.
     */
    ROBUST,
    /** From smallest to largest onto 0 to 1; later values may lie outside. */
    MIN_MAX,
    /**
     * By mean and standard deviation of sign(x) log(1 + |x|): for counts, bytes and durations, of
     * which a few are a thousand times the rest. Truth values as 0 and 1.
     */
    LOG;

    boolean scalesTruths() {
        return this == STANDARD || this == ROBUST;
    }
}
