/**
 * What is learned from and tested on: a {@link engram.experiments.protocols.Protocol} deals a data
 * set out into problems, by the papers' rules or by those for a user's own data.
 *
 * <p>No test label plays a part before the scores are final.
 */
package engram.experiments.protocols;
