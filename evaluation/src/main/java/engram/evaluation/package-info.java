/**
 * What a score is worth. Scores are arrays of finite numbers, higher is more anomalous; the truth
 * and the verdicts are arrays of flags, {@code true} is anomalous. Samples of equal score are never
 * told apart, so that no result depends on the order of the samples.
 *
 * <p>A figure that cannot be had, such as the precision of a detector that flagged nothing, is an
 * empty {@code Optional}, never NaN. No interval is resampled: the same input gives the same one,
 * without a seed. Those of AUROC and AUPR rest on large samples; beside many normal samples, ten
 * anomalous ones make a 95 % interval hold the truth some 90 % of the time.
 */
package engram.evaluation;
