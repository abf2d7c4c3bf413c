/**
 * ALAD: an encoder and a generator that learn against three critics, of pairs of sample and code,
 * of two samples and of two codes.
 *
 * <p>Zenati, Romain, Foo, Lecouat, Chandrasekhar, "Adversarially Learned Anomaly Detection", ICDM
 * 2018.
 *
 * <pre>
 *     z = E(x),  x^ = G(z);   z' ~ N(0, I),  x' = G(z'),  z^ = E(x')
 *     D_xz: (x, z) against (x', z');   D_xx: (x, x) against (x, x^);   D_zz: (z', z') against (z', z^)
 *     critics: the sum of their cross-entropies; encoder and generator: the same with labels flipped
 *     score = |f(x, x) - f(x, x^)|_1,  f = the features of D_xx                "feature-distance"
 * </pre>
 *
 * <p>Departures: the networks of {@link engram.adversarial}; no spectral norm; one optimiser for
 * encoder and generator together.
 */
package engram.alad;
