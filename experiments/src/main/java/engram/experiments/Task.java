package engram.experiments;

import java.nio.file.Path;

/**
 * A run with all it takes to carry it out.
 *
 * @param data where the protocol's data is
 * @param threads libtorch's
 */
record Task(Run run, Protocol protocol, Method method, Path data, int threads) {}
