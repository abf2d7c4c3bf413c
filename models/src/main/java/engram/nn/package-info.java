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
 */
package engram.nn;
