package engram.fanogan;

import engram.data.SampleStore;
import engram.nn.Mode;
import engram.nn.Noise;
import engram.torch.Scope;
import engram.training.Adam.Moments;
import engram.training.Learner;
import engram.training.Player;
import engram.training.Players;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Critic and generator in the first half of the epochs, the encoder in the second. */
final class FAnoGanLearner implements Learner {
    /** Those that Wasserstein GANs are learned with: 0, 0.9, 1e-8. */
    private static final Moments WASSERSTEIN = new Moments(0, 0.9, 1e-8);

    private final FAnoGanConfig config;
    private final FAnoGanModel model;
    private final Noise noise;
    private final Players players;
    private final Player critic;
    private final Player generator;
    private final Player encoder;
    private boolean encodes;
    private int steps;
    private double deceived;

    FAnoGanLearner(FAnoGanConfig config, FAnoGanModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        this.noise = new Noise(trainer.seed());
        players = new Players(trainer);
        critic = players.join("critic", model.critic().parameters(), WASSERSTEIN);
        generator = players.join("generator", model.coder().generatorParameters(), WASSERSTEIN);
        encoder = players.join("encoder", model.coder().encoderParameters(), Moments.ADVERSARIAL);
    }

    @Override
    public void prepare(SampleStore training) {
        model.values().require(training);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        noise.startEpoch(epoch);
        model.critic().startEpoch(epoch);
        encodes = epoch > epochs / 2;
        steps = 0;
        deceived = 0;
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        return encodes ? encode(samples) : judge(samples);
    }

    private Map<String, Double> judge(Tensor samples) {
        Tensor drawn = noise.normal(samples.size(0), config.latent());
        Tensor made = model.coder().generate(drawn, Mode.TRAINING);
        Tensor wrong =
                model.critic()
                        .judge(made.detach(), Mode.TRAINING)
                        .mean()
                        .sub(model.critic().judge(samples, Mode.TRAINING).mean());
        critic.step(wrong);
        clip();
        if (++steps % config.criticSteps() == 0) {
            Tensor loss = model.critic().judge(made, Mode.PASSING).mean().neg();
            generator.step(loss);
            deceived = loss.item_double();
        }
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("critic", wrong.item_double());
        terms.put("generator", deceived);
        return terms;
    }

    private void clip() {
        try (Scope scope = Scope.inference()) {
            for (Tensor parameter : model.critic().parameters().values()) {
                torch.clamp_(
                        parameter,
                        new ScalarOptional(new Scalar(-config.clip())),
                        new ScalarOptional(new Scalar(config.clip())));
            }
        }
    }

    private Map<String, Double> encode(Tensor samples) {
        Tensor rebuilt =
                model.coder()
                        .generate(model.coder().encode(samples, Mode.TRAINING), Mode.INFERENCE);
        Tensor loss = model.residual(samples, rebuilt).mean();
        encoder.step(loss);
        return Map.of("residual", loss.item_double());
    }

    @Override
    public void settle(Tensor batch) {
        model.coder().encode(model.values().inside(batch), Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        Tensor samples = model.values().inside(batch);
        Tensor rebuilt = model.coder().rebuilt(samples);
        return Map.of("residual", model.residual(samples, rebuilt).mean().item_double());
    }

    @Override
    public Map<String, Tensor> state() {
        return players.state(model.state());
    }
}
