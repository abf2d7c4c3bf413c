package engram.detection;

import engram.training.EpochReport;

/** Hears, epoch after epoch, how a training does on samples that take no part in it. */
@FunctionalInterface
public interface EpochWatcher {

    /**
     * After an epoch, on the training's thread.
     *
     * @param sheet the watched samples' squared errors: the score that needs nothing fitted after
     *     the last epoch
     */
    void epochDone(EpochReport report, ScoreSheet sheet);
}
