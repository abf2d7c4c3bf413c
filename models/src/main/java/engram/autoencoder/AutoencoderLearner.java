package engram.autoencoder;

import engram.nn.Losses;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** One optimiser over encoder and decoder. */
final class AutoencoderLearner extends OneLossLearner {
    private final AutoencoderConfig config;
    private final AutoencoderModel model;

    AutoencoderLearner(AutoencoderConfig config, AutoencoderModel model, Trainer trainer) {
        super(trainer.adam(model.parameters().values()));
        this.config = config;
        this.model = model;
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        return terms(batch, model.forward(batch, Mode.TRAINING));
    }

    @Override
    public void settle(Tensor batch) {
        model.forward(batch, Mode.TRAINING);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        return terms(batch, model.forward(batch, Mode.INFERENCE));
    }

    private Map<String, Tensor> terms(Tensor batch, AutoencoderModel.Pass pass) {
        Map<String, Tensor> terms = new LinkedHashMap<>();
        Tensor target = config.backbone().target(batch);
        Tensor reconstruction = Losses.meanSquaredError(target, pass.reconstruction());
        if (config.codeWeight() == 0) {
            terms.put(LOSS, reconstruction);
            return terms;
        }
        Tensor code = Losses.meanAbsolute(pass.code());
        terms.put(LOSS, reconstruction.add(code, Tensors.scalar(config.codeWeight())));
        terms.put("reconstruction", reconstruction);
        terms.put("code", code);
        return terms;
    }

    @Override
    protected Map<String, Tensor> networks() {
        return model.state();
    }
}
