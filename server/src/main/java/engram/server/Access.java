package engram.server;

import engram.server.requests.Problem;
import io.javalin.http.Context;
import java.util.Optional;

/** Whether a request may ask what it asks: by its key, where the service has keys. */
final class Access {
    private final Optional<ApiKeys> keys;

    Access(Optional<ApiKeys> keys) {
        this.keys = keys;
    }

    /**
     * @throws Problem if the request's key has no right to the detector
     */
    void require(Context context, String detector) {
        key(context)
                .filter(key -> !key.allows(detector))
                .ifPresent(
                        key -> {
                            throw Problem.forbidden(
                                    "key "
                                            + key.name()
                                            + " is not good for this detector; ask whoever runs"
                                            + " the service for one that is");
                        });
    }

    /**
     * @throws Problem if the request's key is not good for all detectors
     */
    void requireAll(Context context) {
        key(context)
                .filter(key -> !key.allowsAll())
                .ifPresent(
                        key -> {
                            throw Problem.forbidden(
                                    "key " + key.name() + " is not good for all detectors (*)");
                        });
    }

    /** Whether a detector may be named to whoever asks. */
    boolean knows(Context context, String detector) {
        return key(context).map(key -> key.allows(detector)).orElse(true);
    }

    /** Empty where the service has no keys, and everybody may ask. */
    private Optional<ApiKeys.Key> key(Context context) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String given = given(context);
        if (given == null) {
            throw Problem.unknownKey("a key is needed; send it as Authorization: Bearer KEY");
        }
        ApiKeys.Key key =
                keys.get()
                        .find(given)
                        .orElseThrow(
                                () ->
                                        Problem.unknownKey(
                                                "the key is unknown; ask whoever runs the service"
                                                        + " for one"));
        if (key.isOver()) {
            throw Problem.unknownKey(
                    "key "
                            + key.name()
                            + " was good until "
                            + key.until().orElseThrow()
                            + "; ask whoever runs the service for a new one");
        }
        return Optional.of(key);
    }

    private static String given(Context context) {
        String header = context.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).strip();
        }
        return context.header("X-API-Key");
    }
}
