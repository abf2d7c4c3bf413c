package engram.experiments.grid;

/**
 * One training and one test.
 *
 * @param protocol name of the protocol
 * @param problem which of its problems
 * @param method name of the method
 * @param seed of the split, the initial parameters and the order of batches
 */
public record Run(String protocol, String problem, String method, long seed) {

    @Override
    public String toString() {
        return "%s, %s, %s, seed %d".formatted(protocol, problem, method, seed);
    }
}
