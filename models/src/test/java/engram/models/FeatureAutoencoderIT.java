package engram.models;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.model.AnomalyModel;
import engram.model.Localising;
import engram.model.ModelConfig;
import engram.model.ModelFamily;
import engram.model.Planted;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureAutoencoderIT {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 48, 48);
    private static final int FOLDS = 2;

    record Kind(ModelFamily family, ModelConfig config) {
        AnomalyModel blank() {
            return family.create(config, SHAPE, 7);
        }

        @Override
        public String toString() {
            return family.name();
        }
    }

    static Stream<Kind> kinds() {
        MemAeFeaturesConfig with = MemAeFeaturesConfig.forShape(SHAPE);
        AeFeaturesConfig without = AeFeaturesConfig.forShape(SHAPE);
        return Stream.of(
                new Kind(
                        FeatureAutoencoder.WITH_MEMORY,
                        new MemAeFeaturesConfig(
                                with.network().withMemory(with.network().memory().withItems(50)),
                                2_000,
                                0,
                                FOLDS)),
                new Kind(
                        FeatureAutoencoder.WITHOUT_MEMORY,
                        new AeFeaturesConfig(without.network(), 2_000, 0, FOLDS)));
    }

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPictureThatWasChangedStandsOutWhereItWasChangedAndAfterReading(Kind kind) {
        Planted samples = Planted.of(SHAPE, 24, false, 1);
        float[] normal = Planted.of(SHAPE, 1, false, 5).values();
        float[] changed = normal.clone();
        for (int y = 8; y < 16; y++) {
            Arrays.fill(changed, y * 48 + 32, y * 48 + 42, 1);
        }
        try (AnomalyModel model = kind.blank();
                AnomalyModel read = kind.blank()) {
            model.fit(
                    samples,
                    Planted.of(SHAPE, 4, false, 2),
                    new Trainer(
                            new TrainingConfig(1, 16, 1e-3),
                            7,
                            TrainingListener.SILENT,
                            Optional.empty()));
            double score = model.score(changed, 1)[0];
            assertThat(score).isGreaterThan(model.score(normal, 1)[0] + 1);
            float[] map =
                    ((Localising) model).look(changed, 1).get(0).map(SHAPE.height(), SHAPE.width());
            int highest = 0;
            for (int i = 1; i < map.length; i++) {
                highest = map[i] > map[highest] ? i : highest;
            }
            assertThat(highest / 48).isBetween(4, 20);
            assertThat(highest % 48).isBetween(26, 47);

            read.restore(model.weights());
            assertThat(read.score(changed, 1)[0]).isEqualTo(score);
        }
    }
}
