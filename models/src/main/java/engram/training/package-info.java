/**
 * The training loop. A {@link engram.training.Learner} knows how to learn from one batch, with as
 * many optimisers as it likes; the {@link engram.training.Trainer} deals out batches, watches the
 * losses and reports. Nothing here knows a paper.
 */
package engram.training;
