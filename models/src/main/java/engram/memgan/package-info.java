/**
 * MEMGAN: an encoder and a generator that learn against a critic of pairs, with a memory through
 * which all reconstructions pass and from which all generated samples are mixed.
 *
 * <p>Yang, Zhang, Soltani Bozchalooi, Darve, "Memory Augmented Generative Adversarial Networks for
 * Anomaly Detection", arXiv 2002.02669 (2020); IEEE TNNLS 33(6). Our implementation of MEMGAN, from
 * the paper's abstract and an unofficial re-implementation ({@code adamw00000/MEMGAN}), with
 * declared changes. The paper's equations, settings and results are not known to us, so no result
 * here can be said to match them.
 *
 * <pre>
 *     z  = mu(x) + exp(s(x)) * eps,  eps ~ N(0, I)         encode
 *     P(z) = sum_i a_i m_i,  a = softmax(M z / sqrt(D))     read ("projection"): in the items' convex hull
 *     x^ = G(P(z))                                          reconstruct
 *     z' = sum_i alpha_i m_i,  alpha = softmax(u),  x' = G(z')   generate, from the hull too
 *
 *     L_D    = BCE(D(x, z), 1) + BCE(D(x', z'), 0)          the critic; z, x', z' stopped
 *     L_advE = BCE(D(x, z), 0)                              the encoder
 *     L_advG = BCE(D(x', z'), 1)                            the generator
 *     L_cyc  = mean |x - x^|                                encoder, generator (read stopped), memory (z stopped)
 *     L_proj = mean |z - P(z)|                              encoder, memory (z stopped)
 *     L_MI   = mean -sum_i alpha_i log b_i,  b = softmax(M E(x') / sqrt(D))   encoder and memory (x' stopped), generator
 *     score  = |x - G(P(mu(x)))|
 * </pre>
 *
 * <p>D sees z before the read, so it is the raw code that is pushed onto the hull. z' is stopped
 * from memory everywhere: items learn through reads alone. One step is four updates, each by an
 * Adam of its own: critic, encoder, generator, memory; see {@link engram.memgan.MemGanLearner}.
 *
 * <p>Repairs of the unofficial code, each a setting ({@link engram.memgan.MemGanConfig#asRead} has
 * them as read):
 *
 * <ul>
 *   <li>R1 {@code adversary.head}: the critic's last value is the logit, without leaky ReLU and
 *       dropout, which left half of its outputs without gradient;
 *   <li>R2 {@code code.sampledScores}: scores are taken at the mean code, not at a random one;
 *   <li>R3 {@code mixing}: u ~ N(0, 3^2), as softmax of U(0, 1) stays next to the items' mean;
 *   <li>R4 {@code memory.addressing.similarity}: M z / sqrt(D), as M z alone is one-hot at the
 *       start while generation mixes;
 *   <li>R5 no epoch is chosen by test labels; there is no setting that would;
 *   <li>R6 {@code code.clamped}: s is kept within [-6, 2];
 *   <li>R7 {@code terms}: weights are settings, and each term, gradient norm and the critic's
 *       accuracy are logged.
 * </ul>
 *
 * <p>Where nobody asks for a score, pictures and rows are judged by x - x^ as other models judge
 * them, {@link engram.score.ReconstructionScore#forDetection}; |x - x^| is {@code
 * model.score=reconstruction}. Beside it, |z - P(z)|, the distance of mu(x) from the convex hull of
 * the items, the critic's logit, and the sum of reconstruction error and hull distance are scores:
 * "projection-distance", "hull-distance", "critic", "reconstruction-and-hull".
 *
 * <p>Cost: a step passes forward three times through E and G and four times through D, and is 26
 * times the multiplications of one pass in all: 88 million per digit, 0.8 billion per picture of
 * CIFAR-10. On a core that multiplies matrices at 99 GFLOP/s it learns from 253 digits or 39
 * pictures a second in batches of 64: 2.2 and 1.5 times as long as the products alone would take.
 * Pairs of data and of what was made are judged one after the other, as batch norm sees either by
 * itself.
 *
 * <p>Departures from the unofficial code under either preset: running statistics of batch norm note
 * only passes that scoring makes (E of samples, G of reads); layers without a batch norm behind
 * them have a bias, and those on vectors start as libtorch's linear layers do; pixels in [0, 1] are
 * put into [-1, 1] inside, so that scores are in the data's units; networks for pictures of other
 * sizes and for rows are ours; the learning rate falls to 0 ({@code training.schedule=constant} is
 * as there).
 */
package engram.memgan;
