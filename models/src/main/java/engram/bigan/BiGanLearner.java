package engram.bigan;

import engram.adversarial.CriticAccuracy;
import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Noise;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three players, moved in turns: critic, encoder, generator. */
final class BiGanLearner implements Learner {
    private static final Logger LOG = LoggerFactory.getLogger(BiGanLearner.class);

    private final BiGanConfig config;
    private final BiGanModel model;
    private final Noise noise;
    private final Players players;
    private final Player critic;
    private final Player encoder;
    private final Player generator;
    private final CriticAccuracy accuracy =
            new CriticAccuracy("a larger model.imageNoise or a lower training.learningRate");
    private double imageNoise;

    BiGanLearner(BiGanConfig config, BiGanModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.noise = new Noise(trainer.seed());
        players = new Players(trainer);
        critic = players.join("critic", model.critic().parameters(), Moments.ADVERSARIAL);
        encoder = players.join("encoder", model.encoder().parameters(), Moments.ADVERSARIAL);
        generator = players.join("generator", model.generator().parameters(), Moments.ADVERSARIAL);
    }

    @Override
    public void prepare(SampleStore training) {
        model.values().require(training);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        noise.startEpoch(epoch);
        model.critic().startEpoch(epoch);
        accuracy.startEpoch();
        imageNoise = config.imageNoise() * (epochs - epoch) / epochs;
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Round round = new Round(model.values().inside(batch));
        round.updateCritic();
        round.updateEncoder();
        round.updateGenerator();
        return round.terms;
    }

    /** What the updates of a step share. */
    private final class Round {
        private final Map<String, Double> terms = new LinkedHashMap<>();
        private final Tensor samples;
        private final Tensor drawn; // (B, D): z'
        private final Tensor made; // x'
        private final Tensor code; // (B, D): z
        private final Tensor reconstruction;
        private final Tensor ofData; // (B, 1): what the critic should say
        private final Tensor ofMade; // (B, 1)
        private final Tensor seenSamples;
        private final Tensor seenMade;

        Round(Tensor samples) {
            this.samples = samples;
            int count = (int) samples.size(0);
            drawn = noise.normal(count, config.latent());
            made = model.generator().forward(drawn, Mode.PASSING);
            code = model.encode(samples, Mode.TRAINING).sample(noise);
            reconstruction = model.generator().forward(code, Mode.TRAINING);
            ofData = target(1, count);
            ofMade = target(0, count);
            seenSamples = seen(samples);
            seenMade = seen(made);
        }

        private Tensor target(double around, int count) {
            return noise.normal(count, 1)
                    .mul(Tensors.scalar(config.targetNoise()))
                    .add(Tensors.scalar(around));
        }

        private Tensor seen(Tensor what) {
            return imageNoise == 0
                    ? what
                    : what.add(noise.normal(what.shape()), Tensors.scalar(imageNoise));
        }

        void updateCritic() {
            Tensor saysOfData = logits(seenSamples, code.detach(), Mode.TRAINING);
            Tensor saysOfMade = logits(seenMade.detach(), drawn, Mode.TRAINING);
            Tensor loss =
                    Losses.binaryCrossEntropy(saysOfData, ofData)
                            .add(Losses.binaryCrossEntropy(saysOfMade, ofMade));
            critic.step(loss);
            terms.put("critic", loss.item_double());
            terms.put("accuracy", accuracy.saw(saysOfData, saysOfMade));
        }

        void updateEncoder() {
            Tensor adversarial =
                    Losses.binaryCrossEntropy(logits(seenSamples, code, Mode.PASSING), ofMade);
            terms.put("adversarial-encoder", adversarial.item_double());
            encoder.step(withCycle(adversarial));
        }

        void updateGenerator() {
            Tensor adversarial =
                    Losses.binaryCrossEntropy(logits(seenMade, drawn, Mode.PASSING), ofData);
            terms.put("adversarial-generator", adversarial.item_double());
            // The encoder moved, but not what the generator made of its code.
            generator.step(withCycle(adversarial));
        }

        private Tensor withCycle(Tensor adversarial) {
            Tensor cycle = Losses.norms(samples.sub(reconstruction)).mean();
            terms.put("cycle", cycle.item_double());
            return config.cycle() == 0
                    ? adversarial
                    : adversarial.add(cycle, Tensors.scalar(config.cycle()));
        }

        private Tensor logits(Tensor samples, Tensor codes, Mode mode) {
            return model.critic().logits(samples, codes, mode);
        }
    }

    /** As scores are taken. */
    @Override
    public void settle(Tensor batch) {
        Tensor code = model.encode(model.values().inside(batch), Mode.TRAINING).mean();
        model.generator().forward(code, Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        Tensor code = model.encode(samples, Mode.INFERENCE).mean();
        Tensor rebuilt = model.generator().forward(code, Mode.INFERENCE);
        return Map.of("cycle", Losses.norms(samples.sub(rebuilt)).mean().item_double());
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
