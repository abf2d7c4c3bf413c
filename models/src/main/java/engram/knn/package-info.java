/**
 * Distance to the nearest normal samples (Ramaswamy, Rastogi, Shim, "Efficient algorithms for
 * mining outliers from large data sets", SIGMOD 2000, for the k-th; Angiulli, Pizzuti, "Fast
 * outlier detection in high dimensional spaces", PKDD 2002, for the mean).
 *
 * <pre>
 *     d(x)  = (1/k) sum_{i = 1..k} |x - y_(i)|        y_(i) the i-th nearest training sample
 *     or      |x - y_(k)|
 *     score = d(x)                                     without local scaling
 *     or      (d(x) + e) / r(x)^s                      with localScaling s
 *     r(x)  = (1/10) sum_{i = 1..10} (r_(i) + e)       r_(i) the mean distance of y_(i) to its own ten neighbours
 *     e     = .1 median of all r_i                     so that copies of a sample have no radius of 0
 * </pre>
 *
 * <p>Local scaling asks, as the local outlier factor does (Breunig et al., SIGMOD 2000), how far is
 * usual around there; mildly, with s = .3, it costs nothing where density does not differ.
 *
 * <p>Of columns that rise together, or that are noise, a row as it is tells little. {@code space:
 * by-direction} therefore measures all distances between
 *
 * <pre>
 *     y  = (x, c sign(x) ln(1 + |x|))                 c brings each logarithm's deviation to 1
 *     z  = L^-1 y, L L^T = S + m I                     S the mean of d d^T over 1,500 of the N points
 *     d  = y - mean of the three nearest y             m = (.1 + 2 width / N) trace(S) / (2 width)
 * </pre>
 *
 * so that a step counts by how far neighbours are apart in its direction: what relevant component
 * analysis does with pairs that are known to be alike (Bar-Hillel et al., "Learning a Mahalanobis
 * metric from equivalence constraints", JMLR 2005), with neighbours for pairs. The more columns for
 * the rows there are, the less it is trusted.
 *
 * <p>Departures: equal training samples are one neighbour, so that a table full of copies does not
 * make every distance 0; at most 20,000 distinct samples are looked at, chosen as {@link
 * engram.points.Points} says ({@code references: 0} looks at all); and of more than 5,000 rows
 * 2,500 k-means centres are kept in their place, which bounds the detector's size and cost ({@code
 * centres: 0} keeps the samples). Fixed beforehand: k = 3, the mean, s = .3 for rows; k = 5, the
 * mean, no scaling for pictures.
 */
package engram.knn;
