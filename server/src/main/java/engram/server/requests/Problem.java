package engram.server.requests;

import java.util.OptionalInt;

/** A request that cannot be answered, and what whoever sent it can do about that. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int retrySeconds;

    private Problem(int status, int retrySeconds, String message) {
        super(message, null, false, false);
        this.status = status;
        this.retrySeconds = retrySeconds;
    }

    /** 400: the body or the address is wrong. */
    public static Problem badRequest(String message) {
        return new Problem(400, 0, message);
    }

    /** 401: no key, or one that is unknown or expired. */
    public static Problem unknownKey(String message) {
        return new Problem(401, 0, message);
    }

    /** 403: a key without the right. */
    public static Problem forbidden(String message) {
        return new Problem(403, 0, message);
    }

    /** 404: nothing of that name. */
    public static Problem notFound(String message) {
        return new Problem(404, 0, message);
    }

    /** 413: more than the service takes at once. */
    public static Problem tooLarge(String message) {
        return new Problem(413, 0, message);
    }

    /** 415: in a wrapping that the service does not undo. */
    public static Problem packed(String message) {
        return new Problem(415, 0, message);
    }

    /** 429: come again in a second. */
    public static Problem tooMany(String message) {
        return new Problem(429, 1, message);
    }

    /** 503: cannot now, and that is not the request's fault. */
    public static Problem unavailable(String message) {
        return new Problem(503, 1, message);
    }

    public int status() {
        return status;
    }

    /** After how many seconds it is worth another try, where it is. */
    public OptionalInt retry() {
        return retrySeconds > 0 ? OptionalInt.of(retrySeconds) : OptionalInt.empty();
    }
}
