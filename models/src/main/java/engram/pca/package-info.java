/**
 * Principal component analysis: what of a sample lies outside the directions in which normal
 * samples vary (Jackson, Mudholkar, "Control procedures for residuals associated with principal
 * component analysis", Technometrics 1979; Shyu et al. 2003 for intrusions).
 *
 * <pre>
 *     x^ = mean + A^T A (x - mean)        A the leading eigenvectors of the covariance
 *     score = |x - x^|^2                                              residual
 *     or      sum_k (a_k (x - mean))^2 / l_k + |x - x^|^2 / s         distance; l_k the variance along axis k,
 *                                                                     s that along each direction left out
 * </pre>
 *
 * <p>Rows are judged by the distance: a value far out in a column that has little to do with the
 * others lies along a kept direction, where the residual is blind. What rows are shown to be given
 * back is then the sample with all beyond three deviations along an axis taken off.
 *
 * <p>Those who compare scores are given pictures' {@code error-per-variation} beside it.
 *
 * <p>Fixed beforehand: A holds 95 % of the variance, and at least one direction is left out. Of
 * samples with more than 4,096 values, at most 4,096 are learned from.
 */
package engram.pca;
