/**
 * Samples as points, for models that keep or compare them as they are: the distinct ones, distances
 * to them, and the directions in which they vary most.
 */
package engram.points;
