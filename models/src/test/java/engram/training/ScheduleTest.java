package engram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.autoencoder.AutoencoderConfig;
import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Planted;
import engram.models.Catalogue;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.TrainingConfig.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final SampleShape SHAPE = new SampleShape.Image(1, 28, 28);

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void theRateStaysOrFallsInEqualSteps() {
        assertThat(IntStream.rangeClosed(1, 4).mapToDouble(e -> Schedule.CONSTANT.factor(e, 4, .5)))
                .containsExactly(1.0, 1.0, 1.0, 1.0);
        assertThat(IntStream.rangeClosed(1, 4).mapToDouble(e -> Schedule.LINEAR.factor(e, 4, .5)))
                .containsExactly(1.0, .75, .5, .25);
    }

    @Test
    void theRateFallsAsACosineFromStepToStep() {
        assertThat(Schedule.COSINE.factor(1, 2, 0)).isEqualTo(1);
        assertThat(Schedule.COSINE.factor(1, 2, .5))
                .isCloseTo((1 + Math.cos(Math.PI / 4)) / 2, within(1e-12));
        assertThat(Schedule.COSINE.factor(2, 2, 0)).isCloseTo(.5, within(1e-12));
        assertThat(Schedule.COSINE.factor(2, 2, 1)).isCloseTo(0, within(1e-12));
    }

    @Test
    void pacingIsSteppingAtAnotherRate() {
        Tensor paced = Tensors.of(new float[] {1, 2}, 2).set_requires_grad(true);
        Tensor slow = Tensors.of(new float[] {1, 2}, 2).set_requires_grad(true);
        Adam first = new Adam(List.of(paced), Adam.Settings.of(.5));
        first.pace(.25);
        Adam second = new Adam(List.of(slow), Adam.Settings.of(.125));

        step(first, paced);
        step(second, slow);

        assertThat(Tensors.toArray(paced)).isEqualTo(Tensors.toArray(slow));
        assertThat(Tensors.toArray(paced)).doesNotContain(1, 2);
    }

    private static void step(Adam adam, Tensor parameter) {
        try (Scope scope = Scope.open()) {
            adam.zeroGradients();
            parameter.square().sum().backward();
        }
        adam.step();
    }

    /** After six steps the running statistics are still half what they began with. */
    @Test
    void settlingBringsStatisticsUpToDate() {
        assertThat(error(true)).isLessThan(.7 * error(false));
    }

    private static double error(boolean settle) {
        Planted samples = Planted.of(SHAPE, 96, false, 1);
        TrainingConfig config = new TrainingConfig(2, 32, 5e-3, Schedule.CONSTANT, 1, settle);
        Trainer trainer = new Trainer(config, 3, TrainingListener.SILENT, Optional.empty());
        try (AnomalyModel model =
                Catalogue.family("ae").create(AutoencoderConfig.plain(SHAPE), SHAPE, 3)) {
            EpochReport last = model.fit(samples, samples, trainer).get(1);
            return last.validation().get("loss");
        }
    }
}
