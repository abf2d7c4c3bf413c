/**
 * Blocks that papers are built from: networks made from lists of layers, memory and its addressing,
 * losses. Nothing here knows a paper.
 *
 * <p>Shapes stand at line ends and are named by these letters: B batch, C channels, T frames, H
 * height, W width, D latent features, N memory items, Q queries (B for whole codes, B times
 * positions otherwise).
 *
 * <p>Departure from common code, by measurement of the MemAE specification (10.2): a convolution or
 * linear layer in front of a batch norm has no bias, because its true gradient is zero and Adam
 * turns rounding noise into steps. {@link engram.nn.Stack#withBiasBeforeNorm()} restores it.
 *
 * <p>Pictures have their channels last in memory, where libtorch's batch norm is quicker but sums
 * in plain float: at a million values per channel variances are off by up to 5e-4. Scores then move
 * by at most 2e-4 of their size, 2e-5 on average (ten thousand digits, all variances so disturbed),
 * and rankings by nothing that shows; so it stays.
 */
package engram.nn;
