package engram.pixelcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.model.ModelFamily;
import engram.model.Planted;
import engram.pixelcnn.PixelCnnConfig.Unit;
import engram.torch.Compute;
import engram.torch.Device;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PixelCnnTest {
    private static final int LEVELS = 3;

    record Kind(Unit unit, SampleShape.Image shape, int channels) {
        PixelNetwork network() {
            return new PixelNetwork(new PixelCnnConfig(channels, 2, LEVELS, unit), shape, 3);
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(Unit.values())
                .flatMap(
                        unit ->
                                Stream.of(
                                        new Kind(unit, new SampleShape.Image(1, 6, 5), 8),
                                        new Kind(unit, new SampleShape.Image(3, 4, 5), 20)));
    }

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aValuesLogitsDependOnThoseBeforeItAlone(Kind kind) {
        PixelNetwork network = kind.network();
        int colours = kind.shape.channels();
        int plane = kind.shape.height() * kind.shape.width();
        float[] levels = randomLevels(colours * plane);
        float[] before = logits(network, kind, levels);
        boolean[] everChanged = new boolean[colours * plane];
        for (int changed = 0; changed < colours * plane; changed++) {
            float[] other = levels.clone();
            other[changed] = (other[changed] + 1) % LEVELS;
            float[] after = logits(network, kind, other);
            for (int value = 0; value < colours * plane; value++) {
                boolean differs = false;
                for (int level = 0; level < LEVELS; level++) {
                    int at = (value / plane * LEVELS + level) * plane + value % plane;
                    differs |= before[at] != after[at];
                }
                if (order(value, colours, plane) <= order(changed, colours, plane)) {
                    assertThat(differs).as(value + " after " + changed).isFalse();
                }
                everChanged[value] |= differs;
            }
        }
        // Only the first value of all has nothing to depend on.
        for (int value = 1; value < colours * plane; value++) {
            assertThat(everChanged[value]).as("value " + value).isTrue();
        }
    }

    /** Where a value stands when pixels come row by row, their colours one after the other. */
    private static int order(int value, int colours, int plane) {
        return value % plane * colours + value / plane;
    }

    private static float[] logits(PixelNetwork network, Kind kind, float... levels) {
        try (Scope scope = Scope.inference()) {
            SampleShape.Image shape = kind.shape;
            Tensor input = Tensors.of(levels, 1, shape.channels(), shape.height(), shape.width());
            return Tensors.toArray(network.logits(input));
        }
    }

    private static float[] randomLevels(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] levels = new float[count];
        for (int i = 0; i < count; i++) {
            levels[i] = random.nextInt(LEVELS);
        }
        return levels;
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void theProbabilitiesOfAllPicturesSumToOne(Unit unit) {
        SampleShape.Image shape = new SampleShape.Image(3, 1, 2);
        PixelNetwork network = new PixelNetwork(new PixelCnnConfig(6, 2, 2, unit), shape, 3);
        int pictures = 64;
        float[] values = new float[pictures * 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((i / 6) >> (i % 6)) & 1;
        }
        try (Scope scope = Scope.inference()) {
            double sum = 0;
            for (float surprise :
                    Tensors.toArray(
                            network.surprise(Tensors.of(values, pictures, 3, 1, 2)).sum(1))) {
                sum += Math.exp(-surprise);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void levelsDivideTheRangeEvenlyAndReachBeyondIt() {
        SampleShape.Image shape = new SampleShape.Image(1, 1, 6);
        PixelNetwork network = new PixelNetwork(new PixelCnnConfig(1, 0, 4, Unit.PLAIN), shape, 3);
        network.range(-1, 1);
        try (Scope scope = Scope.inference()) {
            Tensor input = Tensors.of(new float[] {-5, -1, -0.4f, 0.1f, 1, 9}, 1, 1, 1, 6);
            assertThat(Tensors.toArray(network.levels(input))).containsExactly(0, 0, 1, 2, 3, 3);
        }
    }

    @Test
    void learnsWhatComesNext() {
        SampleShape shape = new SampleShape.Image(1, 12, 12);
        PixelCnnConfig config = new PixelCnnConfig(8, 2, 4, Unit.GATED);
        float[] unseen = Planted.of(shape, 40, false, 3).values();
        try (PixelCnnModel model = new PixelCnnModel(config, shape, 3);
                PixelCnnModel copy = new PixelCnnModel(config, shape, 4)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.score(unseen, 40))
                    .withMessage("this model has learned nothing yet");
            assertThatIllegalStateException().isThrownBy(model::weights);

            List<EpochReport> history =
                    model.fit(
                            Planted.of(shape, 64, false, 1),
                            Planted.of(shape, 8, false, 2),
                            trainer());

            double last = history.get(history.size() - 1).validation().get("loss");
            assertThat(last).isLessThan(0.6 * Math.log(4));
            copy.restore(model.weights());
            assertThat(copy.score(unseen, 40)).isEqualTo(model.score(unseen, 40));
        }
    }

    @Test
    void refusesAllButSmallPictures() {
        ModelFamily family = PixelCnn.MODEL;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.defaults(new SampleShape.Row(12)))
                .withMessage("pixelcnn reads pictures, not rows of 12 columns");
        SampleShape large = new SampleShape.Image(1, 28, 64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.defaults(large))
                .withMessage(
                        "pixelcnn reads pictures of at most 32 pixels each way, not 1x28x64 image:"
                                + " scale them down first");
        PixelCnnConfig config = new PixelCnnConfig(2, 1, 8, Unit.PLAIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.create(config, large, 1))
                .withMessageContaining("at most 32 pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.create(config, new SampleShape.Image(3, 8, 8), 1))
                .withMessage("channels must be at least one per colour, 3, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelCnnConfig(2, 1, 1, Unit.PLAIN))
                .withMessage("levels must be in 2 to 256, not 1");
    }

    private static Trainer trainer() {
        return new Trainer(
                new TrainingConfig(20, 8, 5e-3), 3, TrainingListener.SILENT, Optional.empty());
    }
}
