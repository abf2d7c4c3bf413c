/**
 * BiGAN and ALICE: an encoder and a generator that learn against a critic of pairs, without memory.
 * What is left of MEMGAN when memory is taken away, on the same networks.
 *
 * <p>Donahue, Krähenbühl, Darrell, "Adversarial Feature Learning", ICLR 2017; Dumoulin et al.,
 * "Adversarially Learned Inference", ICLR 2017; Li et al., "ALICE: Towards Understanding
 * Adversarial Learning for Joint Distribution Matching", NIPS 2017, which adds a cycle; used for
 * anomalies by Zenati et al., "Efficient GAN-Based Anomaly Detection", 2018.
 *
 * <pre>
 *     z  = mu(x) + exp(s(x)) * eps,  z' ~ N(0, I),  x' = G(z'),  x^ = G(z)
 *     L_D = BCE(D(x, z), 1) + BCE(D(x', z'), 0)               the critic
 *     L_E = BCE(D(x, z), 0) + cycle * mean |x - x^|           the encoder
 *     L_G = BCE(D(x', z'), 1) + cycle * mean |x - x^|         the generator; z given
 *     score = |x - G(mu(x))|                                  "reconstruction"; by default as {@link
 *             engram.score.ReconstructionScore#forDetection other models judge} x - G(mu(x))
 * </pre>
 *
 * <p>{@code bigan} has cycle 0, {@code alice} 1. Noise on targets and on what the critic sees is
 * MEMGAN's, so that the two differ in memory alone; the score of Zenati et al., which adds the
 * critic's cross-entropy, is given beside it as {@code critic}.
 */
package engram.bigan;
