package engram.memgan;

import engram.adversarial.CriticAccuracy;
import engram.adversarial.RandomCode;
import engram.data.SampleStore;
import engram.memory.Memory;
import engram.memory.MemoryHealth;
import engram.memory.Upkeep;
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

/**
 * Four players, each with an optimiser of its own and moved by one update per step, in this order:
 * critic, encoder, generator, memory. Passes whose result no update in between changes are made
 * once: the generator has three, the encoder three.
 */
final class MemGanLearner implements Learner {
    private static final Logger LOG = LoggerFactory.getLogger(MemGanLearner.class);

    private final MemGanConfig config;
    private final MemGanConfig.Terms weights;
    private final MemGanModel model;
    private final MemGanNetworks networks;
    private final Memory memory;
    private final Upkeep upkeep;
    private final Noise noise;
    private final Players players;
    private final Player critic;
    private final Player encoder;
    private final Player generator;
    private final Player memorising;
    private final CriticAccuracy accuracy =
            new CriticAccuracy(
                    "a larger model.adversary.imageNoise or a lower training.learningRate");
    private double imageNoise;

    MemGanLearner(MemGanConfig config, MemGanModel model, Trainer trainer) {
        this.config = config;
        this.weights = config.terms();
        this.model = model;
        this.networks = model.networks();
        this.memory = networks.memory();
        this.upkeep = new Upkeep(memory, config.memory(), trainer.seed());
        this.noise = new Noise(trainer.seed());
        players = new Players(trainer);
        critic = players.join("critic", networks.critic().parameters(), Moments.ADVERSARIAL);
        encoder = players.join("encoder", networks.encoderParameters(), Moments.ADVERSARIAL);
        generator = players.join("generator", networks.generatorParameters(), Moments.ADVERSARIAL);
        memorising = players.join("memory", memory.parameters(), Moments.ADVERSARIAL);
    }

    @Override
    public void prepare(SampleStore training) {
        networks.values().require(training);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        noise.startEpoch(epoch);
        networks.critic().startEpoch(epoch);
        upkeep.startEpoch(epoch, epochs);
        imageNoise = config.adversary().imageNoise() * (epochs - epoch) / epochs;
        accuracy.startEpoch();
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Round round = new Round(networks.values().inside(batch));
        round.updateCritic();
        round.updateEncoder();
        round.updateGenerator();
        round.updateMemory();
        upkeep.saw(round.code.detach(), round.read, round.entropy());
        return round.terms;
    }

    /** What the four updates of a step share. */
    final class Round {
        private final Map<String, Double> terms = new LinkedHashMap<>();
        private final Tensor samples;
        private final Tensor shares; // (B, N): alpha
        private final Tensor mixed; // (B, D): z'
        private final Tensor made; // x'
        private final Tensor code; // (B, D): z
        private final MemGanLosses.Targets targets;
        private final Tensor seenSamples;
        private final Tensor seenNoise;
        private Memory.Read read;
        private Tensor reconstruction;
        private Tensor codeOfMade;

        Round(Tensor samples) {
            this.samples = samples;
            int count = (int) samples.size(0);
            shares = new Mixer(config.mixing(), memory.count()).shares(count, noise);
            mixed = mixed(count);
            made = networks.generate(mixed, Mode.PASSING);
            code = code(samples, Mode.TRAINING);
            targets = new MemGanLosses.Targets(target(1, count), target(0, count));
            seenSamples = samples.add(noise(samples));
            seenNoise = noise(samples);
        }

        private Tensor mixed(int count) {
            if (config.mixing().sampler() == MemGanConfig.Mixing.Sampler.OUTSIDE) {
                return noise.normal(count, memory.features());
            }
            Tensor items = memory.items();
            return shares.mm(config.mixing().teachesMemory() ? items : items.detach());
        }

        private Tensor target(double around, int count) {
            return noise.normal(count, 1)
                    .mul(Tensors.scalar(config.adversary().targetNoise()))
                    .add(Tensors.scalar(around));
        }

        private Tensor noise(Tensor like) {
            return imageNoise == 0
                    ? Tensors.of(new float[1], 1)
                    : noise.normal(like.shape()).mul(Tensors.scalar(imageNoise));
        }

        private Tensor seenMade(Tensor what) {
            return what.add(seenNoise);
        }

        /** min over D of L_D; codes and what was made are given. */
        void updateCritic() {
            Tensor ofData = networks.critic().logits(seenSamples, code.detach(), Mode.TRAINING);
            Tensor ofMade =
                    networks.critic()
                            .logits(seenMade(made.detach()), mixed.detach(), Mode.TRAINING);
            Tensor loss = MemGanLosses.critic(ofData, ofMade, targets);
            if (weights.adversarial() > 0) {
                critic.step(loss);
            }
            note("critic", loss);
            terms.put("accuracy", accuracy.saw(ofData, ofMade));
        }

        /** min over E of L_advE + L_cyc + L_proj + L_MI, with the new D; x' is given. */
        void updateEncoder() {
            read = memory.read(code, Mode.TRAINING);
            reconstruction = networks.generate(read.latent(), Mode.TRAINING);
            Tensor cycle = cycle(reconstruction);
            Tensor projection = projection(code, read);
            Tensor loss = cycle.mul(Tensors.scalar(weights.cycle()));
            loss = loss.add(projection, Tensors.scalar(weights.projection()));
            note("cycle", cycle);
            note("projection", projection);
            if (weights.adversarial() > 0) {
                Tensor ofData = networks.critic().logits(seenSamples, code, Mode.PASSING);
                Tensor adversarial = MemGanLosses.adversarialForEncoder(ofData, targets);
                loss = loss.add(adversarial, Tensors.scalar(weights.adversarial()));
                note("adversarial-encoder", adversarial);
            }
            if (weights.mutualInformation() > 0) {
                Tensor information = information(code(made.detach(), Mode.PASSING));
                loss = loss.add(information, Tensors.scalar(weights.mutualInformation()));
            }
            encoder.step(loss);
        }

        /** min over G of L_advG + L_cyc + L_MI, with the new E; the read is given. */
        void updateGenerator() {
            // The encoder moved, but not what the generator made of the read: its pass serves
            // again.
            Tensor loss = cycle(reconstruction).mul(Tensors.scalar(weights.cycle()));
            if (weights.adversarial() > 0) {
                Tensor ofMade =
                        networks.critic().logits(seenMade(made), mixed.detach(), Mode.PASSING);
                Tensor adversarial = MemGanLosses.adversarialForGenerator(ofMade, targets);
                loss = loss.add(adversarial, Tensors.scalar(weights.adversarial()));
                note("adversarial-generator", adversarial);
            }
            if (weights.mutualInformation() > 0) {
                codeOfMade = code(made, Mode.PASSING);
                Tensor information = information(codeOfMade);
                loss = loss.add(information, Tensors.scalar(weights.mutualInformation()));
                note("mutual-information", information);
            }
            generator.step(loss);
        }

        /** min over M of L_cyc + L_proj + L_MI, with the new E and G; z and x' are given. */
        void updateMemory() {
            Tensor given = code.detach();
            Memory.Read again = memory.read(given, Mode.TRAINING);
            Tensor rebuilt = networks.generate(again.latent(), Mode.PASSING);
            Tensor loss =
                    cycle(rebuilt)
                            .mul(Tensors.scalar(weights.cycle()))
                            .add(projection(given, again), Tensors.scalar(weights.projection()));
            if (weights.mutualInformation() > 0) {
                // The generator's update left the encoder and x' as they were.
                loss =
                        loss.add(
                                information(codeOfMade.detach()),
                                Tensors.scalar(weights.mutualInformation()));
            }
            if (config.mixing().teachesMemory() && weights.adversarial() > 0) {
                Tensor fresh = networks.generate(mixed, Mode.PASSING);
                Tensor ofMade = networks.critic().logits(seenMade(fresh), mixed, Mode.PASSING);
                loss =
                        loss.add(
                                MemGanLosses.adversarialForGenerator(ofMade, targets),
                                Tensors.scalar(weights.adversarial()));
            }
            memorising.step(loss);
            terms.putAll(players.gradientNorms());
        }

        private Tensor cycle(Tensor rebuilt) {
            return MemGanLosses.cycleConsistency(samples, rebuilt, weights.squared());
        }

        private Tensor projection(Tensor codes, Memory.Read of) {
            return MemGanLosses.memoryProjection(codes, of, weights.squared());
        }

        private Tensor information(Tensor codes) {
            return MemGanLosses.mutualInformation(shares, memory.read(codes, Mode.TRAINING));
        }

        private Tensor code(Tensor of, Mode mode) {
            RandomCode found = networks.encode(of, mode);
            return config.code().sampled() ? found.sample(noise) : found.mean();
        }

        private double entropy() {
            return Losses.addressingEntropy(read.weights().detach()).item_double();
        }

        Tensor shares() {
            return shares;
        }

        private void note(String name, Tensor term) {
            terms.put(name, term.item_double());
        }
    }

    /** As scores are taken. */
    @Override
    public void settle(Tensor batch) {
        Tensor code = networks.encode(networks.values().inside(batch), Mode.TRAINING).mean();
        networks.generate(memory.read(code, Mode.INFERENCE).latent(), Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        Tensor samples = networks.values().inside(batch);
        Tensor code = networks.encode(samples, Mode.INFERENCE).mean();
        Memory.Read read = memory.read(code, Mode.INFERENCE);
        Tensor rebuilt = networks.generate(read.latent(), Mode.INFERENCE);
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put(
                "cycle",
                MemGanLosses.cycleConsistency(samples, rebuilt, weights.squared()).item_double());
        terms.put(
                "projection",
                MemGanLosses.memoryProjection(code, read, weights.squared()).item_double());
        return terms;
    }

    @Override
    public Optional<MemoryHealth> endEpoch() {
        MemoryHealth health = upkeep.endEpoch(items -> memorising.clearRows(memory.items(), items));
        model.remember(health);
        if (weights.adversarial() > 0) {
            accuracy.warning().ifPresent(LOG::warn);
        }
        return Optional.of(health);
    }

    @Override
    public Map<String, Tensor> state() {
        return players.state(model.state());
    }
}
