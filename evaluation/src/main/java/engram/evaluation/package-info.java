/**
 * What a score is worth. Scores are arrays of finite numbers, higher is more anomalous; the truth
 * and the verdicts are arrays of flags, {@code true} is anomalous. Samples of equal score are never
 * told apart, so that no result depends on the order of the samples.
 *
 * <p>A figure that cannot be had, such as the precision of a detector that flagged nothing, is an
 * empty {@code Optional}, never NaN. Every interval is closed form: the same input gives the same
 * interval, without resampling and without a seed.
 */
package engram.evaluation;
