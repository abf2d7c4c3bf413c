package engram.training;

import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What learns, one batch at a time. A step may involve several networks and optimisers; the trainer
 * sees named losses only.
 */
public interface Learner {
    /** The loss term that is the objective, where there is one and not one per player. */
    String LOSS = "loss";

    /**
     * Called once before anything else, also when a training is resumed.
     *
     * @param training what will be learned from
     * @param steps about how many there will be in all
     */
    default void expect(SampleStore training, int steps) {}

    /** Called once, before the first epoch of a training that was not resumed. */
    default void prepare(SampleStore training) {}

    /**
     * Called before each epoch.
     *
     * @param epoch counted from 1
     * @param epochs how many there will be
     */
    default void startEpoch(int epoch, int epochs) {}

    /**
     * One optimisation step, inside the trainer's scope.
     *
     * @param batch (B, then the sample's shape)
     * @return the loss terms by name
     */
    Map<String, Double> step(Tensor batch);

    /**
     * The same for those who must know which samples these are.
     *
     * @param positions where the samples of the batch stand in the training store
     */
    default Map<String, Double> step(Tensor batch, int... positions) {
        return step(batch);
    }

    /**
     * Sees a batch of training samples once more after the last step, without gradients: networks
     * with batch norm pass it through as in training, so that the running statistics catch up.
     */
    default void settle(Tensor batch) {}

    /** The same for those who must know which samples these are. */
    default void settle(Tensor batch, int... positions) {
        settle(batch);
    }

    /** Loss terms without learning, as in inference. */
    Map<String, Double> evaluate(Tensor batch);

    /** Called after each epoch's last step; says how memory fared where there is one. */
    default Optional<MemoryHealth> endEpoch() {
        return Optional.empty();
    }

    /**
     * Everything that training goes on from: parameters, running statistics, the optimisers'
     * moments. Overwriting these with a copy taken between epochs continues to the same weights.
     */
    Map<String, Tensor> state();
}
