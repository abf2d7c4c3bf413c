package engram.model;

import java.util.BitSet;
import java.util.List;

/**
 * A model that judges each sample it learns from by what it made of the others, fold by fold: its
 * threshold needs no samples held out, and no further fits.
 */
public interface CrossFitted {

    /** In how many folds it would have its samples. */
    int folds();

    /**
     * Says which samples of the training to come belong to which fold; otherwise it deals stretches
     * of their order.
     *
     * @param positions of each fold's samples in the store to learn from
     */
    void deal(List<BitSet> positions);

    /** How many samples it judges so at most. */
    int mostJudged();

    /** What normal samples score that were not learned from; empty where there was but one fold. */
    double[] outOfFold();

    /**
     * In which stretch of video each of those samples is, those of neighbours differing by one;
     * none where each sample stands for itself.
     */
    default int[] stretches() {
        return new int[0];
    }
}
