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
 * which changes no order. What the papers do not tell was fixed beforehand, without labels of any
 * kind:
 *
 * <ul>
 *   <li>nu = 0.1; gamma = 1 / (the sum of the columns' variances), what scikit-learn calls "scale";
 *   <li>pictures are brought to the principal axes that hold 95 % of their variance first;
 *   <li>at most 5,000 distinct samples are learned from, chosen as {@link engram.points.Points}
 *       says, each counted once: the solver's time grows with the square.
 * </ul>
 */
package engram.ocsvm;
