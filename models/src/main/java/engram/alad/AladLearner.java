package engram.alad;

import engram.adversarial.CriticAccuracy;
import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Noise;
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

/** Two players: the three critics, and encoder with generator. */
final class AladLearner implements Learner {
    private static final Logger LOG = LoggerFactory.getLogger(AladLearner.class);

    private final AladConfig config;
    private final AladModel model;
    private final Noise noise;
    private final Players players;
    private final Player critics;
    private final Player makers;
    private final CriticAccuracy accuracy = new CriticAccuracy("a lower training.learningRate");

    AladLearner(AladConfig config, AladModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.noise = new Noise(trainer.seed());
        players = new Players(trainer);
        critics = players.join("critics", model.criticParameters(), Moments.ADVERSARIAL);
        makers = players.join("makers", model.coder().parameters(), Moments.ADVERSARIAL);
    }

    @Override
    public void prepare(SampleStore training) {
        model.values().require(training);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        noise.startEpoch(epoch);
        model.startEpoch(epoch);
        accuracy.startEpoch();
    }

    /**
     * What passes in a step.
     *
     * @param samples x
     * @param code z = E(x)
     * @param rebuilt x^ = G(z)
     * @param drawn z'
     * @param made x' = G(z')
     * @param found z^ = E(x')
     */
    private record Pass(
            Tensor samples, Tensor code, Tensor rebuilt, Tensor drawn, Tensor made, Tensor found) {
        Pass stopped() {
            return new Pass(
                    samples, code.detach(), rebuilt.detach(), drawn, made.detach(), found.detach());
        }
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        Tensor code = model.coder().encode(samples, Mode.TRAINING);
        Tensor drawn = noise.normal(samples.size(0), config.latent());
        Tensor made = model.coder().generate(drawn, Mode.PASSING);
        Pass pass =
                new Pass(
                        samples,
                        code,
                        model.coder().generate(code, Mode.TRAINING),
                        drawn,
                        made,
                        model.coder().encode(made, Mode.PASSING));
        Map<String, Double> terms = new LinkedHashMap<>();
        Tensor judged = judged(pass.stopped(), terms);
        critics.step(judged);
        terms.put("critics", judged.item_double());
        Tensor deceived = deceived(pass);
        makers.step(deceived);
        terms.put("makers", deceived.item_double());
        terms.put("cycle", cycle(samples, pass.rebuilt));
        return terms;
    }

    /** The critics' sum: which of two came first. */
    private Tensor judged(Pass pass, Map<String, Double> terms) {
        Tensor ofData = model.pairs(pass.samples, pass.code, Mode.TRAINING);
        Tensor ofMade = model.pairs(pass.made, pass.drawn, Mode.TRAINING);
        // The other two see a sample beside itself, which is told apart soon and says nothing.
        terms.put("accuracy", accuracy.saw(ofData, ofMade));
        return isData(ofData)
                .add(isMade(ofMade))
                .add(isData(model.samples(pass.samples, pass.samples, Mode.TRAINING)))
                .add(isMade(model.samples(pass.samples, pass.rebuilt, Mode.TRAINING)))
                .add(isData(model.codes(pass.drawn, pass.drawn, Mode.TRAINING)))
                .add(isMade(model.codes(pass.drawn, pass.found, Mode.TRAINING)));
    }

    /** The same with labels flipped, as far as encoder and generator have a say. */
    private Tensor deceived(Pass pass) {
        return isMade(model.pairs(pass.samples, pass.code, Mode.PASSING))
                .add(isData(model.pairs(pass.made, pass.drawn, Mode.PASSING)))
                .add(isData(model.samples(pass.samples, pass.rebuilt, Mode.PASSING)))
                .add(isData(model.codes(pass.drawn, pass.found, Mode.PASSING)));
    }

    private static Tensor isData(Tensor logits) {
        return Losses.binaryCrossEntropy(logits, torch.ones_like(logits));
    }

    private static Tensor isMade(Tensor logits) {
        return Losses.binaryCrossEntropy(logits, torch.zeros_like(logits));
    }

    private static double cycle(Tensor samples, Tensor rebuilt) {
        return Losses.norms(samples.sub(rebuilt).detach()).mean().item_double();
    }

    @Override
    public void settle(Tensor batch) {
        Tensor code = model.coder().encode(model.values().inside(batch), Mode.TRAINING);
        model.coder().generate(code, Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        Tensor rebuilt = model.coder().rebuilt(samples);
        return Map.of("cycle", cycle(samples, rebuilt));
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
