package engram.experiments.protocols;

import engram.data.Source;

/**
 * Something to learn and be tested on.
 *
 * @param training normal samples
 * @param test labelled samples
 */
public record Problem(Source training, Source test) {}
