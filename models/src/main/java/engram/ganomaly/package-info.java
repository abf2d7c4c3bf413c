/**
 * GANomaly: an encoder, a generator and a second encoder; a sample whose code does not come back
 * from its reconstruction is anomalous.
 *
 * <p>Akcay, Atapour-Abarghouei, Breckon, "GANomaly: Semi-Supervised Anomaly Detection via
 * Adversarial Training", ACCV 2018.
 *
 * <pre>
 *     z = E(x),  x^ = G(z),  z^ = E'(x^);  f = the critic's features
 *     L_D = BCE(D(x), 1) + BCE(D(x^), 0)                                    the critic
 *     L   = adversarial * mean |f(x) - f(x^)|^2 + context * mean ||x - x^||_1 + code * mean |z - z^|^2
 *           (means over elements)                                           E, G and E' together
 *     score = ||z - z^||_1 / D                                              "code-distance"
 * </pre>
 *
 * <p>Weights 1, 50, 1, as in the paper. Departures: the networks of {@link engram.adversarial}; the
 * paper scales scores to [0, 1] over the test set, which no score here may know.
 */
package engram.ganomaly;
