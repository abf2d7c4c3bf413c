/**
 * What every detector's inside can do: learn from normal samples, score, and hand out its weights.
 * A {@link engram.model.ModelFamily} is how a new one joins.
 */
package engram.model;
