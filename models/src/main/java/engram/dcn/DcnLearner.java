package engram.dcn;

import engram.data.SampleStore;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.points.Centres;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Learns reconstruction alone at first; then moves centres and network in turns. */
final class DcnLearner extends OneLossLearner {
    private final DcnConfig config;
    private final DcnModel model;
    private final SampleStore training;
    private final long seed;
    private boolean clustering;

    DcnLearner(DcnConfig config, DcnModel model, SampleStore training, Trainer trainer) {
        super(trainer.adam(model.parameters().values(), optimiser(config, trainer)));
        this.config = config;
        this.model = model;
        this.training = training;
        this.seed = trainer.seed();
    }

    private static Adam.Settings optimiser(DcnConfig config, Trainer trainer) {
        return trainer.settings().withWeightDecay(config.weightDecay());
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        int pretraining = config.pretrainingEpochs(epochs);
        clustering = epoch > pretraining;
        if (epoch == pretraining + 1) {
            model.cluster(training, seed);
        }
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        Tensor code = model.encode(batch, Mode.TRAINING);
        Tensor own = clustering ? follow(code) : code.detach();
        return terms(batch, code, own, Mode.TRAINING);
    }

    /** Assigns codes to centres, moves the centres, and gives each code's own: (B, D). */
    private Tensor follow(Tensor code) {
        float[] codes = Tensors.toArray(code);
        Centres centres = model.centres();
        int[] own = centres.nearest(codes);
        for (int i = 0; i < own.length; i++) {
            centres.move(own[i], codes, i * centres.size());
        }
        model.keep(centres);
        return each(centres, own);
    }

    private static Tensor each(Centres centres, int[] own) {
        int size = centres.size();
        float[] each = new float[own.length * size];
        for (int i = 0; i < own.length; i++) {
            System.arraycopy(centres.values(), own[i] * size, each, i * size, size);
        }
        return Tensors.of(each, own.length, size);
    }

    @Override
    public void settle(Tensor batch) {
        model.decode(model.encode(batch, Mode.TRAINING), Mode.TRAINING);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        Tensor code = model.encode(batch, Mode.INFERENCE);
        Tensor own = code;
        if (clustering) {
            Centres centres = model.centres();
            own = each(centres, centres.nearest(Tensors.toArray(code)));
        }
        return terms(batch, code, own, Mode.INFERENCE);
    }

    private Map<String, Tensor> terms(Tensor batch, Tensor code, Tensor own, Mode mode) {
        Tensor reconstruction = Losses.summedSquaredError(batch, model.decode(code, mode));
        Tensor distance = Losses.summedSquaredError(own, code);
        Tensor total = reconstruction.add(distance, Tensors.scalar(config.distanceWeight() / 2));
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put(LOSS, total);
        terms.put("reconstruction", reconstruction);
        terms.put("distance", distance);
        return terms;
    }

    @Override
    protected Map<String, Tensor> networks() {
        return model.state();
    }
}
