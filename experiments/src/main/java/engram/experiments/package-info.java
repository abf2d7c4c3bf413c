/**
 * The papers' tables: a {@link engram.experiments.Protocol} says what is learned from and tested
 * on, a {@link engram.experiments.Method} what learns, a {@link engram.experiments.Run} is one of
 * each with a seed, and a {@link engram.experiments.Result} is one line in a file. Tables are made
 * of these lines alone.
 *
 * <p>No test label plays a part before the scores are final: methods are settled by files that come
 * with the program.
 */
package engram.experiments;
