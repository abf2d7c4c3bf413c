/**
 * Distance to the nearest normal samples (Ramaswamy, Rastogi, Shim, "Efficient algorithms for
 * mining outliers from large data sets", SIGMOD 2000, for the k-th; Angiulli, Pizzuti, "Fast
 * outlier detection in high dimensional spaces", PKDD 2002, for the mean).
 *
 * <pre>
 *     score = (1/k) sum_{i = 1..k} |x - y_(i)|        y_(i) the i-th nearest training sample
 *     or      |x - y_(k)|
 * </pre>
 *
 * <p>Exact. Departures: equal training samples are one neighbour, so that a table full of copies
 * does not make every distance 0; and at most 20,000 distinct samples are kept, chosen as {@link
 * engram.points.Points} says ({@code references: 0} keeps all). Fixed beforehand: k = 5, the mean.
 */
package engram.knn;
