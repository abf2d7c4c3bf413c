/**
 * Kernel density estimation with a Gaussian kernel; the score is minus the log density (MemAE,
 * section 4.1, "KDE"; Parzen, "On estimation of a probability density function and mode", 1962).
 *
 * <pre>
 *     p(x) = sum_i (n_i / n) N(x; y_i, h^2 I)        y_i distinct points, n_i times each
 *     score = -log p(x)
 * </pre>
 *
 * <p>The density is exact: no neighbour is left out, equal points are merged into one with their
 * count. What the papers do not tell was fixed beforehand:
 *
 * <ul>
 *   <li>the bandwidth h is that of a geometric grid (from twice to about a thousandth of the
 *       columns' mean standard deviation, a factor of the square root of 2 apart) under which up to
 *       2,000 held-out normal samples are likeliest; with none held out, Scott's rule;
 *   <li>at most 20,000 points, chosen as {@link engram.points.Points} says, so that long tables
 *       stay affordable. {@code references: 0} keeps all.
 * </ul>
 */
package engram.kde;
