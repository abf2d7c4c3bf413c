package engram.vae;

import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Noise;
import engram.torch.Tensors;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over all parts; codes are sampled in training and means otherwise. */
final class VaeLearner extends OneLossLearner {
    private final VaeConfig config;
    private final VaeModel model;
    private final Noise noise;

    VaeLearner(VaeConfig config, VaeModel model, Trainer trainer) {
        super(trainer.adam(model.parameters().values()));
        this.config = config;
        this.model = model;
        this.noise = new Noise(trainer.seed());
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        noise.startEpoch(epoch);
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        GaussianCode code = model.encode(batch, Mode.TRAINING);
        return terms(batch, code, model.decode(code.sample(noise), Mode.TRAINING));
    }

    @Override
    public void settle(Tensor batch) {
        // By the mean code, since that is what passes when scores are taken.
        model.decode(model.encode(batch, Mode.TRAINING).mean(), Mode.TRAINING);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        GaussianCode code = model.encode(batch, Mode.INFERENCE);
        return terms(batch, code, model.decode(code.mean(), Mode.INFERENCE));
    }

    private Map<String, Tensor> terms(Tensor batch, GaussianCode code, Tensor reconstruction) {
        Tensor error = Losses.meanSquaredError(batch, reconstruction);
        double elements = (double) batch.numel() / batch.size(0);
        Tensor divergence = code.divergence().mean().div(Tensors.scalar(elements));
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put(LOSS, error.add(divergence, Tensors.scalar(config.klWeight())));
        terms.put("reconstruction", error);
        terms.put("divergence", divergence);
        return terms;
    }

    @Override
    protected Map<String, Tensor> networks() {
        return model.state();
    }
}
