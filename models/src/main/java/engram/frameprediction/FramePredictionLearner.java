package engram.frameprediction;

import engram.nn.Losses;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Player;
import engram.training.Players;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Two players: the generator, and the critic at a tenth of its rate. */
final class FramePredictionLearner implements Learner {
    private static final double CRITICS_SHARE = 0.1;

    private final FramePredictionConfig config;
    private final FramePredictionModel model;
    private final Players players;
    private final Player generator;
    private final Player critic;

    FramePredictionLearner(
            FramePredictionConfig config, FramePredictionModel model, Trainer trainer) {
        this.config = config;
        this.model = model;
        Adam.Settings usual = trainer.settings();
        players = new Players(trainer);
        generator = players.join("generator", model.generatorParameters(), usual);
        critic =
                players.join(
                        "critic",
                        model.criticParameters(),
                        new Adam.Settings(
                                CRITICS_SHARE * usual.learningRate(), usual.moments(), 0));
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Tensor actual = model.last(batch);
        Tensor predicted = model.predicted(batch, Mode.TRAINING);
        Map<String, Tensor> terms = terms(model.lastButOne(batch), actual, predicted);
        Tensor adversarial = distance(model.judged(predicted, Mode.TRAINING), 1);
        terms.put("adversarial", adversarial);
        generator.step(
                terms.get("intensity")
                        .mul(Tensors.scalar(config.intensity()))
                        .add(terms.get("gradient"), Tensors.scalar(config.gradient()))
                        .add(terms.get("flow"), Tensors.scalar(config.flow()))
                        .add(adversarial, Tensors.scalar(config.adversarial())));
        Tensor judged =
                distance(model.judged(actual, Mode.TRAINING), 1)
                        .add(distance(model.judged(predicted.detach(), Mode.TRAINING), 0));
        critic.step(judged);
        terms.put("critic", judged);
        return values(terms);
    }

    /** mean (logits - target)^2 / 2. */
    private static Tensor distance(Tensor logits, double target) {
        return logits.sub(Tensors.scalar(target)).square().mean().mul(Tensors.scalar(0.5));
    }

    private static Map<String, Tensor> terms(Tensor before, Tensor actual, Tensor predicted) {
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put("intensity", Losses.meanSquaredError(actual, predicted));
        terms.put("gradient", gradients(actual, predicted, 2).add(gradients(actual, predicted, 3)));
        terms.put(
                "flow",
                Losses.meanAbsolute(
                        OpticalFlow.between(before, predicted)
                                .sub(OpticalFlow.between(before, actual))));
        return terms;
    }

    /** mean | |dy| - |dy^| | along one dimension. */
    private static Tensor gradients(Tensor actual, Tensor predicted, int dimension) {
        return Losses.meanAbsolute(
                steps(actual, dimension).abs().sub(steps(predicted, dimension).abs()));
    }

    private static Tensor steps(Tensor frames, int dimension) {
        long steps = frames.size(dimension) - 1;
        return frames.narrow(dimension, 1, steps).sub(frames.narrow(dimension, 0, steps));
    }

    private static Map<String, Double> values(Map<String, Tensor> terms) {
        Map<String, Double> values = new LinkedHashMap<>();
        terms.forEach((name, term) -> values.put(name, term.item_double()));
        return values;
    }

    @Override
    public void settle(Tensor batch) {
        model.predicted(batch, Mode.TRAINING);
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        return values(
                terms(
                        model.lastButOne(batch),
                        model.last(batch),
                        model.predicted(batch, Mode.INFERENCE)));
    }

    @Override
    public Map<String, Tensor> state() {
        return players.state(model.state());
    }
}
