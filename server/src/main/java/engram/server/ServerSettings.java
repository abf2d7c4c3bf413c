package engram.server;

import engram.server.requests.Limits;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the service runs.
 *
 * @param folder whose detectors are served
 * @param host the address to listen on
 * @param port to listen on; 0 takes a free one
 * @param limits what it takes on
 * @param keys a file of {@link ApiKeys}; empty: everybody may ask everything
 * @param tls empty: plain HTTP
 */
public record ServerSettings(
        Path folder, String host, int port, Limits limits, Optional<Path> keys, Optional<Tls> tls) {

    /** The detectors of a folder, for this machine alone, at a free port. */
    public static ServerSettings of(Path folder) {
        return new ServerSettings(
                folder, "127.0.0.1", 0, Limits.standard(), Optional.empty(), Optional.empty());
    }

    public ServerSettings withLimits(Limits changed) {
        return new ServerSettings(folder, host, port, changed, keys, tls);
    }

    public ServerSettings withKeys(Path file) {
        return new ServerSettings(folder, host, port, limits, Optional.of(file), tls);
    }

    public ServerSettings withTls(Tls changed) {
        return new ServerSettings(folder, host, port, limits, keys, Optional.of(changed));
    }
}
