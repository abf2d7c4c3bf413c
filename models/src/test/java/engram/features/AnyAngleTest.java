package engram.features;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.features.parts.PositionSettings;
import engram.model.Planted;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnyAngleTest {
    private static final int SIDE = 96;
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, SIDE, SIDE);
    private static final List<PartSettings> PARTS =
            List.of(new PatchSettings(300, 5_000), new PositionSettings(20, 0.01, 10));

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void partsAtAnyAngleAreNotComparedByPlaces() {
        try (FeatureModel model = trained(2 * Math.PI)) {
            assertThat(model.weights()).doesNotContainKey("positions.axes");
            assertThat(model.patches())
                    .allMatch(patch -> patch.picture() >= 0 && patch.picture() < 20)
                    .allMatch(patch -> patch.place() >= 0 && patch.place() < 256);
        }
    }

    @Test
    void partsThatLieAlikeAre() {
        try (FeatureModel model = trained(0.2)) {
            assertThat(model.weights()).containsKey("positions.axes").containsKey("patches.usual");
        }
    }

    @Test
    void whatIsNoSquareCannotBeTurned() {
        assertThat(AnyAngle.isConceivable(SHAPE)).isTrue();
        assertThat(AnyAngle.isConceivable(new SampleShape.Image(1, SIDE, SIDE + 1))).isFalse();
        assertThat(AnyAngle.isConceivable(new SampleShape.Image(3, 64, 64))).isFalse();
        assertThat(AnyAngle.isConceivable(new SampleShape.Row(9))).isFalse();
    }

    /** Of hammers at angles up to {@code most}. */
    private static FeatureModel trained(double most) {
        Random random = new Random(1);
        float[] pictures = new float[20 * SHAPE.size()];
        IntStream.range(0, 20)
                .forEach(
                        i ->
                                hammer(
                                        pictures,
                                        i * SHAPE.size(),
                                        most * random.nextDouble(),
                                        random));
        FeatureModel model = new FeatureModel(PARTS, 5, SHAPE);
        model.fit(
                new Planted(SHAPE, pictures, 20),
                Planted.of(SHAPE, 0, false, 2),
                new Trainer(
                        new TrainingConfig(1, 8, 1e-3),
                        7,
                        TrainingListener.SILENT,
                        Optional.empty()));
        return model;
    }

    private static void hammer(float[] into, int offset, double angle, Random random) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int i = 0; i < SHAPE.size(); i++) {
            int row = i / SIDE;
            double y = row - SIDE / 2.0;
            double x = i % SIDE - SIDE / 2.0;
            double along = cos * x + sin * y;
            double across = Math.abs(cos * y - sin * x);
            boolean handle = Math.abs(along) < 36 && across < 4;
            boolean head = along > 22 && along < 36 && across < 18;
            into[offset + i] =
                    (float) ((handle || head ? 0.8 : 0.2) + 0.03 * random.nextGaussian());
        }
    }
}
