package engram.data;

/** Samples of one shape came where another was expected. */
public final class ShapeMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient SampleShape expected;
    private final transient SampleShape actual;

    public ShapeMismatchException(SampleShape expected, SampleShape actual) {
        super("expected samples of shape " + expected + ", but got " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    public SampleShape expected() {
        return expected;
    }

    public SampleShape actual() {
        return actual;
    }
}
