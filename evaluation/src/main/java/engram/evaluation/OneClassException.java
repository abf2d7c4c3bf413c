package engram.evaluation;

/** The figure compares anomalous with normal samples, and there is but one kind. */
public final class OneClassException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    OneClassException(String message) {
        super(message);
    }
}
