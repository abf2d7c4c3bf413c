package engram.training;

import engram.nn.Mode;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * Learns by one objective that is the same function of a forward pass in training and out of it.
 */
public final class ReconstructionLearner extends OneLossLearner {
    /** The loss terms of a batch by name, the objective as {@link #LOSS}. */
    @FunctionalInterface
    public interface Terms {
        Map<String, Tensor> of(Tensor batch, Mode mode);
    }

    private final Terms terms;
    private final Supplier<Map<String, Tensor>> networks;

    /**
     * @param networks parameters and running statistics, by name
     */
    public ReconstructionLearner(Adam adam, Terms terms, Supplier<Map<String, Tensor>> networks) {
        super(adam);
        this.terms = terms;
        this.networks = networks;
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        return terms.of(batch, Mode.TRAINING);
    }

    @Override
    public void settle(Tensor batch) {
        terms.of(batch, Mode.TRAINING);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        return terms.of(batch, Mode.INFERENCE);
    }

    @Override
    protected Map<String, Tensor> networks() {
        return networks.get();
    }
}
