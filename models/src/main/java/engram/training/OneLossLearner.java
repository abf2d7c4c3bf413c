package engram.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Learns by one optimiser on one objective. */
public abstract class OneLossLearner implements Learner {
    private final Adam adam;

    protected OneLossLearner(Adam adam) {
        this.adam = adam;
    }

    /**
     * The loss terms of a batch as in training, the objective as {@link #LOSS}.
     *
     * @param batch (B, then the sample's shape)
     */
    protected abstract Map<String, Tensor> trainingTerms(Tensor batch);

    /** The same terms as in inference. */
    protected abstract Map<String, Tensor> inferenceTerms(Tensor batch);

    /** All that training goes on from beside the optimiser's moments. */
    protected abstract Map<String, Tensor> networks();

    protected final Adam adam() {
        return adam;
    }

    /** Called between the backward pass and the optimiser's step. */
    protected void beforeStep() {}

    @Override
    public Map<String, Double> step(Tensor batch) {
        Map<String, Tensor> terms = trainingTerms(batch);
        adam.zeroGradients();
        terms.get(LOSS).backward();
        beforeStep();
        adam.step();
        return values(terms);
    }

    @Override
    public final Map<String, Double> evaluate(Tensor batch) {
        return values(inferenceTerms(batch));
    }

    private static Map<String, Double> values(Map<String, Tensor> terms) {
        Map<String, Double> values = new LinkedHashMap<>();
        terms.forEach((name, term) -> values.put(name, term.item_double()));
        return values;
    }

    @Override
    public final Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(networks());
        adam.state().forEach((name, tensor) -> state.put("adam." + name, tensor));
        return state;
    }
}
