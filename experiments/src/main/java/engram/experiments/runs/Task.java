package engram.experiments.runs;

import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import engram.experiments.protocols.Protocol;
import java.nio.file.Path;

/**
 * A run with all it takes to carry it out.
 *
 * @param data where the protocol's data is
 * @param threads libtorch's
 */
public record Task(Run run, Protocol protocol, Method method, Path data, int threads) {}
