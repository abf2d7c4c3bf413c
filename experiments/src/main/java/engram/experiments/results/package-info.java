/**
 * What runs came to: a {@link engram.experiments.results.Result} is one line in a file, and holds
 * all it takes to repeat its run.
 */
package engram.experiments.results;
