package engram.adversarial;

import engram.torch.Tensors;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * How often a critic tells data from what was made, over an epoch. One that hardly errs has won:
 * its gradient says little to encoder and generator, which then stand still.
 */
public final class CriticAccuracy {
    private static final double WINNING = 0.995;

    private final String remedy;
    private double right;
    private int steps;
    private boolean warned;

    /**
     * @param remedy what a user may change where it wins, as the end of a sentence
     */
    public CriticAccuracy(String remedy) {
        this.remedy = remedy;
    }

    /** What earlier epochs showed counts no more. */
    public void startEpoch() {
        right = 0;
        steps = 0;
    }

    /**
     * The share of a step's judgements that were right.
     *
     * @param ofData logits (B, 1), above 0 where the critic is right
     * @param ofMade logits (B, 1), below 0 where it is right
     */
    public double saw(Tensor ofData, Tensor ofMade) {
        double share =
                (ofData.gt(Tensors.scalar(0)).sum().item_double()
                                + ofMade.lt(Tensors.scalar(0)).sum().item_double())
                        / (ofData.numel() + ofMade.numel());
        right += share;
        steps++;
        return share;
    }

    /** A warning in one line where the critic won in this epoch, once in a training. */
    public Optional<String> warning() {
        if (warned || steps == 0 || right / steps <= WINNING) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of(
                "the critic is right about %s %% of what it sees: encoder and generator learn little from it; try %s"
                        .formatted(Math.round(1000 * right / steps) / 10.0, remedy));
    }
}
