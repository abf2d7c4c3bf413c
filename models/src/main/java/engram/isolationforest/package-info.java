/**
 * Isolation forest: anomalies are few and different, so random splits soon set them apart (Liu,
 * Ting, Zhou, "Isolation Forest", ICDM 2008).
 *
 * <pre>
 *     h(x) = depth of x's leaf + c(samples in the leaf)
 *     c(n) = 2 (ln(n - 1) + 0.5772156649) - 2 (n - 1) / n,   c(2) = 1,   c(1) = 0
 *     score = 2^(-mean h(x) / c(samples per tree))
 * </pre>
 *
 * <p>Published: 100 trees of 256 samples, drawn without replacement, no deeper than log2 of that.
 * Departure: a split is drawn among the columns that vary among a node's samples, so that constant
 * columns, such as the margins of pictures, waste no depth.
 */
package engram.isolationforest;
