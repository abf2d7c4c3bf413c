package engram.autoencoder;

import engram.nn.Losses;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over encoder and decoder. */
final class AutoencoderLearner implements Learner {
    private final AutoencoderConfig config;
    private final AutoencoderModel model;
    private final Adam adam;

    AutoencoderLearner(AutoencoderConfig config, AutoencoderModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.adam = trainer.adam(model.parameters().values());
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Map<String, Tensor> terms = terms(batch, model.forward(batch, Mode.TRAINING));
        adam.zeroGradients();
        terms.get("loss").backward();
        adam.step();
        return values(terms);
    }

    @Override
    public void settle(Tensor batch) {
        model.forward(batch, Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        return values(terms(batch, model.forward(batch, Mode.INFERENCE)));
    }

    private Map<String, Tensor> terms(Tensor batch, AutoencoderModel.Pass pass) {
        Map<String, Tensor> terms = new LinkedHashMap<>();
        Tensor reconstruction = Losses.meanSquaredError(batch, pass.reconstruction());
        if (config.codeWeight() == 0) {
            terms.put("loss", reconstruction);
            return terms;
        }
        Tensor code = Losses.meanAbsolute(pass.code());
        terms.put("loss", reconstruction.add(code, Tensors.scalar(config.codeWeight())));
        terms.put("reconstruction", reconstruction);
        terms.put("code", code);
        return terms;
    }

    private static Map<String, Double> values(Map<String, Tensor> terms) {
        Map<String, Double> values = new LinkedHashMap<>();
        terms.forEach((name, term) -> values.put(name, term.item_double()));
        return values;
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = model.state();
        adam.state().forEach((name, tensor) -> state.put("adam." + name, tensor));
        return state;
    }
}
