/**
 * How fast Engram is. Every figure is a ratio of two things measured in turns within one process,
 * or a distance to what the machine can do; {@link engram.benchmarks.Benchmarks} writes them to a
 * page. It stands beside the house, not in it: to compare with bare libtorch it must know libtorch.
 */
package engram.benchmarks;
