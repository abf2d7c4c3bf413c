package engram.dsebm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.Planted;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DsebmTest {
    private static final SampleShape ROW = new SampleShape.Row(6);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    static List<SampleShape> shapes() {
        return List.of(
                ROW,
                new SampleShape.Image(1, 28, 28),
                // Odd sides, and more convolutions one above the other.
                new SampleShape.Image(3, 37, 42),
                new SampleShape.Image(1, 4, 9));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theStepDownTheSlopeIsTheEnergysDerivative(SampleShape shape) {
        EnergyNetwork network = new EnergyNetwork(shape, 3);
        randomise(network);
        float[] values = random(2 * shape.size(), 1);
        long[] batch =
                LongStream.concat(LongStream.of(2), IntStream.of(shape.dimensions()).asLongStream())
                        .toArray();
        try (Scope scope = Scope.open()) {
            Tensor input = Tensors.of(values, batch).set_requires_grad(true);
            network.energy(input).sum().backward();
            float[] gradient = Tensors.toArray(input.grad());
            float[] denoised = Tensors.toArray(network.denoise(input));
            for (int i = 0; i < values.length; i++) {
                assertThat(denoised[i]).isCloseTo(values[i] - gradient[i], within(1e-4f));
            }
        }
    }

    @Test
    void energyAndStepAreThoseOfTheirDefinition() {
        EnergyNetwork network = new EnergyNetwork(ROW, 3);
        randomise(network);
        Twin twin = new Twin(Weights.copyOf(network.parameters()));
        float[] values = random(6, 1);
        double[] sample = new double[6];
        for (int i = 0; i < 6; i++) {
            sample[i] = values[i];
        }
        try (Scope scope = Scope.inference()) {
            Tensor input = Tensors.of(values, 1, 6);
            assertThat((double) Tensors.toArray(network.energy(input))[0])
                    .isCloseTo(twin.energy(sample), within(1e-3));
            float[] denoised = Tensors.toArray(network.denoise(input));
            for (int i = 0; i < 6; i++) {
                double step = 1e-5;
                double[] more = sample.clone();
                double[] less = sample.clone();
                more[i] += step;
                less[i] -= step;
                double slope = (twin.energy(more) - twin.energy(less)) / (2 * step);
                assertThat((double) denoised[i]).isCloseTo(sample[i] - slope, within(1e-4));
            }
        }
    }

    /** The energy of a row, in plain Java. */
    private record Twin(Map<String, Weights> weights) {
        double energy(double[] sample) {
            double energy = 0;
            for (int i = 0; i < sample.length; i++) {
                double difference = sample[i] - weights.get("centre").values()[i];
                energy += 0.5 * difference * difference;
            }
            for (double unit : units("dense.1", units("dense.0", sample))) {
                energy -= unit;
            }
            return energy;
        }

        private double[] units(String layer, double[] below) {
            float[] weight = weights.get(layer + ".weight").values();
            double[] units = new double[weight.length / below.length];
            for (int unit = 0; unit < units.length; unit++) {
                double sum = weights.get(layer + ".bias").values()[unit];
                for (int i = 0; i < below.length; i++) {
                    sum += weight[unit * below.length + i] * below[i];
                }
                units[unit] = Math.log1p(Math.exp(sum));
            }
            return units;
        }
    }

    @Test
    void learnsToRemoveNoiseAndScoresBothWays() {
        Planted validation = Planted.of(ROW, 16, false, 2);
        DsebmConfig config = DsebmConfig.forShape(ROW);
        try (DsebmModel model = new DsebmModel(config, ROW, 3);
                DsebmModel copy = new DsebmModel(config, ROW, 4)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.score(validation.values(), 16))
                    .withMessage("this model has learned nothing yet");

            List<EpochReport> history =
                    model.fit(Planted.of(ROW, 256, false, 1), validation, trainer());

            double first = history.get(0).validation().get("loss");
            double last = history.get(history.size() - 1).validation().get("loss");
            assertThat(last).isLessThan(0.5 * first);
            Map<String, double[]> scores = model.scores(validation.values(), 16);
            assertThat(scores.keySet())
                    .containsExactly("energy", "squared-error", "standardised-error");
            copy.restore(model.weights());
            assertThat(copy.score(validation.values(), 16)).isEqualTo(scores.get("energy"));
            float[] anomalous = Planted.of(ROW, 16, true, 3).values();
            assertThat(
                            Planted.auroc(
                                    scores.get("squared-error"),
                                    model.scores(anomalous, 16).get("squared-error")))
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void picturesAreScoredByReconstructionAndRowsByEnergy() {
        assertThat(DsebmConfig.forShape(ROW))
                .isEqualTo(new DsebmConfig(1, DsebmConfig.Score.ENERGY));
        assertThat(DsebmConfig.forShape(new SampleShape.Image(3, 32, 32)))
                .isEqualTo(new DsebmConfig(0.5, DsebmConfig.Score.ERROR_GIVEN_VARIATION));
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DsebmConfig(-1, DsebmConfig.Score.ENERGY))
                .withMessage("noise must be 0 or more, not -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dsebm.MODEL.defaults(new SampleShape.Clip(1, 4, 8, 8)))
                .withMessage("dsebm does not learn from video (1x4x8x8 clip) yet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dsebm.MODEL.defaults(new SampleShape.Image(1, 3, 8)))
                .withMessage("dsebm reads pictures of at least 4 pixels each way, not 1x3x8 image");
    }

    /** Larger values than a new network's, so that all units are at work. */
    private static void randomise(EnergyNetwork network) {
        network.parameters()
                .forEach(
                        (name, tensor) -> {
                            float[] values = random((int) tensor.numel(), name.hashCode());
                            for (int i = 0; i < values.length; i++) {
                                values[i] *= 0.2f;
                            }
                            Tensors.fill(tensor, values);
                        });
    }

    private static float[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Trainer trainer() {
        return new Trainer(
                new TrainingConfig(20, 16, 5e-3), 3, TrainingListener.SILENT, Optional.empty());
    }
}
