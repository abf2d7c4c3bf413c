package engram.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memae.MemAe;
import engram.memae.MemAeConfig;
import engram.model.AnomalyModel;
import engram.nn.Backbone;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared for speed must do the same work, or the comparison says nothing. */
class PlainNetworkTest {
    private static final int BATCH = 8;

    /** Before the first restart of items, which bare libtorch has none of. */
    private static final int STEPS = 2;

    @ParameterizedTest
    @CsvSource({"MNIST_B, 1, 28, 28", "MNIST_A, 1, 28, 28", "DENSE, 1, 1, 12"})
    void hasTheLossesOfTheModelStepByStep(
            Backbone.Preset preset, int channels, int height, int width) {
        SampleShape shape =
                height == 1
                        ? new SampleShape.Row(width)
                        : new SampleShape.Image(channels, height, width);
        MemAeConfig config = PresetBenchmark.config(preset, shape);
        List<Double> losses = new ArrayList<>();
        float[] values;
        try (SampleStore samples = Inputs.store(shape, BATCH);
                SampleStore validation = Inputs.store(shape, 2);
                AnomalyModel model = MemAe.MODEL.create(config, shape, 0)) {
            values = Inputs.values(samples);
            // An epoch is one batch, and its loss that of one step.
            model.fit(
                            samples,
                            validation,
                            new Trainer(
                                    new TrainingConfig(STEPS, BATCH, 1e-3),
                                    0,
                                    TrainingListener.SILENT,
                                    Optional.empty()))
                    .forEach(epoch -> losses.add(epoch.training().get("loss")));
        }
        // Both begin with the same seed and draw in the same order: the same network.
        PlainNetwork plain =
                new PlainNetwork(
                        Backbone.of(preset, shape), shape.dimensions(), config.memory().items());
        for (int step = 0; step < STEPS; step++) {
            try (Scope scope = Scope.open()) {
                assertThat(plain.step(Tensors.of(values, batch(shape))))
                        .as("step %d", step + 1)
                        .isCloseTo(losses.get(step), withinPercentage(0.1));
            }
        }
    }

    @Test
    void scoresAVideoAsTheModelDoes() {
        VideoBenchmark.Pace pace =
                new VideoBenchmark(
                                Backbone.Preset.VIDEO_LIGHTEST,
                                new SampleShape.Clip(1, 8, 32, 16),
                                3)
                        .run(1, 1e9);

        assertThat(pace.difference()).isLessThan(1e-4);
        assertThat(pace.frame().plain()).isPositive();
    }

    @Test
    void fewerJudgedFramesPassFaster() {
        SampleShape.Clip clip = new SampleShape.Clip(1, 8, 32, 32);
        StrideBenchmark.Pace pace =
                StrideBenchmark.of(Backbone.Preset.VIDEO_LIGHTEST, clip, 2).run(1);

        assertThat(pace.framesPerSecond()).hasSize(4).allMatch(rate -> rate > 0);
    }

    private static long[] batch(SampleShape shape) {
        return LongStream.concat(
                        LongStream.of(BATCH), IntStream.of(shape.dimensions()).asLongStream())
                .toArray();
    }
}
