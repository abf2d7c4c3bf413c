package engram.model;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

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
     * How many of those samples that are alike come at once, so that what is new to the model does
     * too; 1 where each stands for itself.
     */
    default double burst() {
        return 1;
    }

    /**
     * What a person should know, once it has learned, of how far a threshold from {@link
     * #outOfFold} keeps a false-alarm rate.
     */
    default Optional<String> caution(double rate) {
        return Optional.empty();
    }
}
