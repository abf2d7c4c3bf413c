package engram.model;

import engram.training.TrainingConfig;

/** The settings of one model family: a record with a validating constructor. */
public interface ModelConfig {

    /** How long and how fast it learns unless somebody says otherwise. */
    default TrainingConfig training() {
        return TrainingConfig.AUTOMATIC;
    }
}
