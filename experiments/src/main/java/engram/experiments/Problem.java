package engram.experiments;

import engram.data.Source;

/**
 * Something to learn and be tested on.
 *
 * @param training normal samples
 * @param test labelled samples
 */
record Problem(Source training, Source test) {}
