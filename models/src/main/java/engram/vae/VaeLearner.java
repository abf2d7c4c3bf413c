package engram.vae;

import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Noise;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over all parts; codes are sampled in training and means otherwise. */
final class VaeLearner implements Learner {
    private final VaeConfig config;
    private final VaeModel model;
    private final Noise noise;
    private final Adam adam;

    VaeLearner(VaeConfig config, VaeModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.noise = new Noise(trainer.seed());
        this.adam = trainer.adam(model.parameters().values());
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        noise.startEpoch(epoch);
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        GaussianCode code = model.encode(batch, Mode.TRAINING);
        Tensor reconstruction = model.decode(code.sample(noise), Mode.TRAINING);
        Map<String, Tensor> terms = terms(batch, code, reconstruction);
        adam.zeroGradients();
        terms.get("loss").backward();
        adam.step();
        return values(terms);
    }

    @Override
    public void settle(Tensor batch) {
        // By the mean code, since that is what passes when scores are taken.
        model.decode(model.encode(batch, Mode.TRAINING).mean(), Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        GaussianCode code = model.encode(batch, Mode.INFERENCE);
        return values(terms(batch, code, model.decode(code.mean(), Mode.INFERENCE)));
    }

    private Map<String, Tensor> terms(Tensor batch, GaussianCode code, Tensor reconstruction) {
        Tensor error = Losses.meanSquaredError(batch, reconstruction);
        double elements = (double) batch.numel() / batch.size(0);
        Tensor divergence = code.divergence().mean().div(Tensors.scalar(elements));
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put("loss", error.add(divergence, Tensors.scalar(config.klWeight())));
        terms.put("reconstruction", error);
        terms.put("divergence", divergence);
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
