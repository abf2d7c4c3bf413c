package engram.features;

/** How the standardised scores of several parts become one. */
public enum Together {
    /** Each part says a little of one thing: what is odd to all is odder. */
    SUM,

    /**
     * Parts look for different things: who lies on the ground does not move, and who runs looks
     * like who walks. What is odd to one is no less so where another finds nothing.
     */
    LARGEST;

    /** Before there is a part. */
    double none() {
        return this == SUM ? 0 : Double.NEGATIVE_INFINITY;
    }

    /** With the next part's. */
    double with(double before, double next) {
        return this == SUM ? before + next : Math.max(before, next);
    }
}
