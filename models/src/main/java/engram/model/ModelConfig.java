package engram.model;

import engram.training.TrainingConfig;

/** The settings of one model family: a record with a validating constructor. */
public interface ModelConfig {

    /** How long and how fast it learns unless somebody says otherwise. */
    default TrainingConfig training() {
        return TrainingConfig.AUTOMATIC;
    }

    /**
     * Whether its models are {@link CrossFitted}, so that they learn from all normal samples and
     * give the threshold too.
     */
    default boolean isCrossFitted() {
        return false;
    }
}
