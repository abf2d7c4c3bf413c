package engram.memgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.memgan.MemGanConfig.Code;
import engram.memgan.MemGanConfig.Mixing;
import engram.memgan.MemGanConfig.Terms;
import engram.memory.Memory;
import engram.model.Planted;
import engram.nn.Mode;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Checkpoint;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which update moves what, and which term reaches whom. */
class MemGanLearnerTest {
    private static final SampleShape ROW = new SampleShape.Row(6);
    private static final Planted TRAINING = Planted.of(ROW, 48, false, 1);
    private static final Planted VALIDATION = Planted.of(ROW, 8, false, 2);
    private static final int BATCH = 16;

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void eachUpdateMovesItsOwnNetworkOnly() {
        try (MemGanModel model = model(MemGanConfig.forShape(ROW))) {
            MemGanLearner learner = learner(MemGanConfig.forShape(ROW), model, 1e-2);
            try (Scope scope = Scope.open()) {
                MemGanLearner.Round round = learner.new Round(batch());
                assertThat(movedBy(model, round::updateCritic)).containsExactly("critic");
                assertThat(movedBy(model, round::updateEncoder)).containsExactly("encoder");
                assertThat(movedBy(model, round::updateGenerator)).containsExactly("generator");
                assertThat(movedBy(model, round::updateMemory)).containsExactly("memory");
            }
        }
    }

    private static List<String> movedBy(MemGanModel model, Runnable update) {
        Map<String, Weights> before = Weights.copyOf(parameters(model));
        update.run();
        Map<String, Weights> after = Weights.copyOf(parameters(model));
        return before.keySet().stream()
                .filter(name -> !Arrays.equals(before.get(name).values(), after.get(name).values()))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    private static Map<String, Tensor> parameters(MemGanModel model) {
        Map<String, Tensor> parameters = new LinkedHashMap<>(model.networks().state());
        parameters.values().removeIf(tensor -> !tensor.requires_grad());
        return parameters;
    }

    static Stream<Arguments> terms() {
        return Stream.of(
                Arguments.of(
                        new Terms(1, 0, 0, 0, false), List.of("critic", "encoder", "generator")),
                Arguments.of(
                        new Terms(0, 1, 0, 0, false), List.of("encoder", "generator", "memory")),
                Arguments.of(new Terms(0, 0, 1, 0, false), List.of("encoder", "memory")),
                Arguments.of(
                        new Terms(0, 0, 0, 1, false), List.of("encoder", "generator", "memory")));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void eachTermReachesThoseOfTheSpecification(Terms terms, List<String> reached) {
        MemGanConfig config = with(MemGanConfig.forShape(ROW), terms);
        try (MemGanModel model = model(config)) {
            MemGanLearner learner = learner(config, model, 1e-3);
            Map<String, Double> noted;
            try (Scope scope = Scope.open()) {
                noted = learner.step(batch());
            }
            for (String player : List.of("critic", "encoder", "generator", "memory")) {
                double norm = noted.get("gradient-" + player);
                assertThat(norm > 0).as(player).isEqualTo(reached.contains(player));
            }
        }
    }

    @Test
    void memoryLearnsFromTheCriticOnlyWhereItIsTold() {
        MemGanConfig config = with(MemGanConfig.forShape(ROW), new Terms(1, 0, 0, 0, false));
        MemGanConfig taught =
                new MemGanConfig(
                        config.memory(),
                        config.code(),
                        new Mixing(Mixing.Sampler.NORMAL, 3, true),
                        config.terms(),
                        config.adversary(),
                        config.score());
        try (MemGanModel model = model(taught)) {
            MemGanLearner learner = learner(taught, model, 1e-3);
            try (Scope scope = Scope.open()) {
                assertThat(learner.step(batch()).get("gradient-memory")).isPositive();
            }
        }
    }

    /** Whose gradient, of which term, as a function of which parameter alone. */
    private interface Objective {
        Tensor of(MemGanModel model, Fixed fixed);
    }

    /** What stop-gradients hold fixed. */
    private record Fixed(Tensor samples, Tensor code, Tensor read, Tensor mixed, Tensor shares) {
        Tensor made(MemGanModel model) {
            return model.networks().generate(mixed, Mode.PASSING);
        }
    }

    private static Memory.Read read(MemGanModel model, Tensor codes) {
        return model.networks().memory().read(codes, Mode.TRAINING);
    }

    private static Tensor encoded(MemGanModel model, Tensor samples) {
        return model.networks().encode(samples, Mode.PASSING).mean();
    }

    private static Tensor rebuilt(MemGanModel model, Tensor latent) {
        return model.networks().generate(latent, Mode.PASSING);
    }

    static Stream<Arguments> gradients() {
        Objective cycleOfEncoder =
                (m, f) ->
                        MemGanLosses.cycleConsistency(
                                f.samples(),
                                rebuilt(m, read(m, encoded(m, f.samples())).latent()),
                                false);
        Objective cycleOfGenerator =
                (m, f) -> MemGanLosses.cycleConsistency(f.samples(), rebuilt(m, f.read()), false);
        Objective cycleOfMemory =
                (m, f) ->
                        MemGanLosses.cycleConsistency(
                                f.samples(), rebuilt(m, read(m, f.code()).latent()), false);
        Objective projectionOfEncoder =
                (m, f) -> {
                    Tensor code = encoded(m, f.samples());
                    return MemGanLosses.memoryProjection(code, read(m, code), false);
                };
        Objective projectionOfMemory =
                (m, f) -> MemGanLosses.memoryProjection(f.code(), read(m, f.code()), false);
        Objective information =
                (m, f) ->
                        MemGanLosses.mutualInformation(f.shares(), read(m, encoded(m, f.made(m))));
        Terms cycle = new Terms(0, 1, 0, 0, false);
        Terms projection = new Terms(0, 0, 1, 0, false);
        Terms mutual = new Terms(0, 0, 0, 1, false);
        return Stream.of(
                Arguments.of("encoder.0.weight", cycle, cycleOfEncoder),
                Arguments.of("generator.0.weight", cycle, cycleOfGenerator),
                Arguments.of("memory.items", cycle, cycleOfMemory),
                Arguments.of("encoder.0.weight", projection, projectionOfEncoder),
                Arguments.of("memory.items", projection, projectionOfMemory),
                Arguments.of("encoder.0.weight", mutual, information),
                Arguments.of("generator.0.weight", mutual, information),
                Arguments.of("memory.items", mutual, information));
    }

    /** With a rate next to nothing, the four updates of a step see the same parameters. */
    @ParameterizedTest
    @MethodSource("gradients")
    void gradientsAreThoseOfFiniteDifferences(String name, Terms terms, Objective objective) {
        MemGanConfig config = deterministic(with(MemGanConfig.forShape(ROW), terms));
        try (MemGanModel model = model(config)) {
            MemGanLearner learner = learner(config, model, 1e-30);
            Tensor parameter = model.networks().state().get(name);
            float[] shares = new float[BATCH * config.memory().items()];
            float[] gradient;
            try (Scope scope = Scope.open()) {
                MemGanLearner.Round round = learner.new Round(batch());
                round.updateCritic();
                round.updateEncoder();
                round.updateGenerator();
                round.updateMemory();
                System.arraycopy(Tensors.toArray(round.shares()), 0, shares, 0, shares.length);
                gradient = Tensors.toArray(parameter.grad());
            }
            float[] start = Tensors.toArray(parameter);
            Supplier<Fixed> fixed = () -> fixed(model, shares);
            float[] held = held(model, fixed);
            int checked = 0;
            for (int at = 0; at < start.length; at += 1 + start.length / 12) {
                double slope = slope(model, parameter, start, at, objective, shares, held);
                assertThat((double) gradient[at])
                        .isCloseTo(slope, within(2e-3 + 3e-2 * Math.abs(slope)));
                checked++;
            }
            assertThat(checked).isGreaterThan(8);
        }
    }

    /** Codes, reads and mixed codes before anything is moved, one after the other. */
    private static float[] held(MemGanModel model, Supplier<Fixed> fixed) {
        try (Scope scope = Scope.inference()) {
            Fixed now = fixed.get();
            int latent = model.networks().memory().features();
            float[] held = new float[3 * BATCH * latent];
            System.arraycopy(Tensors.toArray(now.code()), 0, held, 0, BATCH * latent);
            System.arraycopy(Tensors.toArray(now.read()), 0, held, BATCH * latent, BATCH * latent);
            System.arraycopy(
                    Tensors.toArray(now.mixed()), 0, held, 2 * BATCH * latent, BATCH * latent);
            return held;
        }
    }

    private static Fixed fixed(MemGanModel model, float... shares) {
        Memory memory = model.networks().memory();
        Tensor alpha = Tensors.of(shares, BATCH, memory.count());
        Tensor code = encoded(model, batch());
        return new Fixed(
                batch(), code, read(model, code).latent(), alpha.mm(memory.items()), alpha);
    }

    private static double slope(
            MemGanModel model,
            Tensor parameter,
            float[] start,
            int at,
            Objective objective,
            float[] shares,
            float... held) {
        float step = 2e-3f;
        double[] values = new double[2];
        for (int side = 0; side < 2; side++) {
            float[] moved = start.clone();
            moved[at] += side == 0 ? -step : step;
            Tensors.fill(parameter, moved);
            try (Scope scope = Scope.inference()) {
                int latent = held.length / 3 / BATCH;
                Tensor all = Tensors.of(held, 3, BATCH, latent);
                Fixed fixed =
                        new Fixed(
                                batch(),
                                all.select(0, 0),
                                all.select(0, 1),
                                all.select(0, 2),
                                Tensors.of(shares, BATCH, shares.length / BATCH));
                values[side] = objective.of(model, fixed).item_double();
            }
        }
        Tensors.fill(parameter, start);
        return (values[1] - values[0]) / (2 * step);
    }

    @Test
    void aTrainingThatWasInterruptedEndsWithTheSameWeights() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        TrainingListener keeping =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, Supplier<Checkpoint> checkpoint) {
                        checkpoints.add(checkpoint.get());
                    }
                };
        MemGanConfig config = MemGanConfig.forShape(ROW);
        try (MemGanModel whole = model(config);
                MemGanModel resumed = model(config)) {
            whole.fit(TRAINING, VALIDATION, trainer(4, 1e-3, keeping, Optional.empty()));
            resumed.fit(
                    TRAINING,
                    VALIDATION,
                    trainer(4, 1e-3, TrainingListener.SILENT, Optional.of(checkpoints.get(1))));

            Map<String, Weights> expected = whole.weights();
            resumed.weights()
                    .forEach(
                            (name, weights) ->
                                    assertThat(weights.values())
                                            .as(name)
                                            .isEqualTo(expected.get(name).values()));
        }
        assertThat(checkpoints.get(1).state().keySet())
                .contains(
                        "adam.critic.step",
                        "adam.encoder.step",
                        "adam.generator.step",
                        "adam.memory.step");
    }

    @Test
    void termsAccuracyAndGradientsAreLoggedAndMemoryFares() {
        MemGanConfig config = MemGanConfig.forShape(ROW);
        try (MemGanModel model = model(config)) {
            List<EpochReport> history =
                    model.fit(
                            TRAINING,
                            VALIDATION,
                            trainer(2, 1e-3, TrainingListener.SILENT, Optional.empty()));
            EpochReport last = history.get(1);
            assertThat(last.training())
                    .containsKeys(
                            "critic",
                            "accuracy",
                            "cycle",
                            "projection",
                            "adversarial-encoder",
                            "adversarial-generator",
                            "mutual-information",
                            "gradient-critic",
                            "gradient-memory");
            assertThat(last.training().get("accuracy")).isBetween(0.0, 1.0);
            assertThat(last.validation()).containsOnlyKeys("cycle", "projection");
            assertThat(last.memory()).isPresent();
        }
    }

    private static MemGanConfig with(MemGanConfig config, Terms terms) {
        return new MemGanConfig(
                config.memory(),
                config.code(),
                config.mixing(),
                terms,
                config.adversary(),
                config.score());
    }

    private static MemGanConfig deterministic(MemGanConfig config) {
        Code code = config.code();
        return new MemGanConfig(
                config.memory(),
                new Code(code.latent(), code.values(), false, false, code.clamped()),
                config.mixing(),
                config.terms(),
                config.adversary(),
                config.score());
    }

    private static Tensor batch() {
        return Tensors.of(TRAINING.first(BATCH), BATCH, 6);
    }

    private static MemGanModel model(MemGanConfig config) {
        return new MemGanModel(config, ROW, 3);
    }

    private static MemGanLearner learner(MemGanConfig config, MemGanModel model, double rate) {
        MemGanLearner learner =
                new MemGanLearner(
                        config, model, trainer(1, rate, TrainingListener.SILENT, Optional.empty()));
        learner.startEpoch(1, 2);
        return learner;
    }

    private static Trainer trainer(
            int epochs, double rate, TrainingListener listener, Optional<Checkpoint> from) {
        return new Trainer(new TrainingConfig(epochs, BATCH, rate), 3, listener, from);
    }
}
