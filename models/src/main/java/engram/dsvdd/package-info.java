/**
 * Deep SVDD: a network that maps normal samples close to a fixed centre, so that what it maps far
 * away is anomalous.
 *
 * <p>Ruff, Vandermeulen, Görnitz, Deecke, Siddiqui, Binder, Müller, Kloft, "Deep One-Class
 * Classification", ICML 2018.
 *
 * <pre>
 *     d(x) = |phi(x) - c|^2
 *     hard:  loss = mean d(x) + decay                                    (one-class, eq. 4)
 *     soft:  loss = R^2 + mean max(0, d(x) - R^2) / nu + decay           (soft boundary, eq. 3)
 *            R^2 = the (1 - nu) quantile of d over an epoch, taken after each from the 10th on
 *     score = d(x), or d(x) - R^2
 *     c = the mean of phi over the training samples at the start; no coordinate nearer to 0 than .1
 * </pre>
 *
 * <p>No shift or scale is learned (the paper's section 3.3: with them the network could map
 * everything onto the centre); those of batch norm and of linear layers stay as they start.
 *
 * <p>Departures: the trunk of the adversarial networks ({@link engram.adversarial}) in the place of
 * the paper's LeNet; no pretraining as an autoencoder; the batch's own statistics in the passes
 * that give c, as running ones know nothing yet.
 */
package engram.dsvdd;
