package engram.ganomaly;

import engram.adversarial.CriticAccuracy;
import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.Adam.Moments;
import engram.training.Learner;
import engram.training.Player;
import engram.training.Players;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two players: the critic, and the encoders with the generator. */
final class GanomalyLearner implements Learner {
    private static final Logger LOG = LoggerFactory.getLogger(GanomalyLearner.class);

    private final GanomalyConfig config;
    private final GanomalyModel model;
    private final Players players;
    private final Player critic;
    private final Player maker;
    private final CriticAccuracy accuracy =
            new CriticAccuracy("a larger model.adversarial or a lower training.learningRate");

    GanomalyLearner(GanomalyConfig config, GanomalyModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        players = new Players(trainer);
        critic = players.join("critic", model.critic().parameters(), Moments.ADVERSARIAL);
        maker = players.join("maker", model.makerParameters(), Moments.ADVERSARIAL);
    }

    @Override
    public void prepare(SampleStore training) {
        model.values().require(training);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        model.critic().startEpoch(epoch);
        accuracy.startEpoch();
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        GanomalyModel.Pass pass = model.forward(samples, Mode.TRAINING);
        Map<String, Double> terms = new LinkedHashMap<>();
        updateCritic(samples, pass.reconstruction().detach(), terms);
        updateMaker(samples, pass, terms);
        return terms;
    }

    private void updateCritic(Tensor samples, Tensor made, Map<String, Double> terms) {
        Tensor ofData = model.critic().judge(samples, Mode.TRAINING);
        Tensor ofMade = model.critic().judge(made, Mode.TRAINING);
        Tensor loss =
                Losses.binaryCrossEntropy(ofData, torch.ones_like(ofData))
                        .add(Losses.binaryCrossEntropy(ofMade, torch.zeros_like(ofMade)));
        critic.step(loss);
        terms.put("critic", loss.item_double());
        terms.put("accuracy", accuracy.saw(ofData, ofMade));
    }

    private void updateMaker(Tensor samples, GanomalyModel.Pass pass, Map<String, Double> terms) {
        Tensor seen = model.critic().features(samples, Mode.PASSING).detach();
        Tensor adversarial =
                Losses.meanSquaredError(
                        seen, model.critic().features(pass.reconstruction(), Mode.PASSING));
        Tensor context = Losses.meanAbsolute(samples.sub(pass.reconstruction()));
        Tensor code = Losses.meanSquaredError(pass.code(), pass.codeAgain());
        maker.step(
                adversarial
                        .mul(Tensors.scalar(config.adversarial()))
                        .add(context, Tensors.scalar(config.context()))
                        .add(code, Tensors.scalar(config.code())));
        terms.put("adversarial", adversarial.item_double());
        terms.put("context", context.item_double());
        terms.put("code", code.item_double());
    }

    @Override
    public void settle(Tensor batch) {
        model.forward(model.values().inside(batch), Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        GanomalyModel.Pass pass = model.forward(samples, Mode.INFERENCE);
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("context", Losses.meanAbsolute(samples.sub(pass.reconstruction())).item_double());
        terms.put("code", Losses.meanSquaredError(pass.code(), pass.codeAgain()).item_double());
        return terms;
    }

    @Override
    public Optional<MemoryHealth> endEpoch() {
        accuracy.warning().ifPresent(LOG::warn);
        return Optional.empty();
    }

    @Override
    public Map<String, Tensor> state() {
        return players.state(model.state());
    }
}
