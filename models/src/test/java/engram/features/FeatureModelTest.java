package engram.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.features.parts.ColourSettings;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.features.parts.PositionSettings;
import engram.features.parts.StatisticsSettings;
import engram.model.Look;
import engram.model.Planted;
import engram.model.RecallingPatches;
import engram.nn.Weights;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FeatureModelTest {
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, 40, 48);
    private static final List<PartSettings> ALL =
            List.of(
                    new PatchSettings(50, 2_000),
                    new PositionSettings(20, 0.01, 10),
                    StatisticsSettings.standard(),
                    ColourSettings.standard());

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    @Test
    void itsMapIsHighestWhereThePictureWasChanged() {
        try (FeatureModel model = trained(ALL, Planted.of(SHAPE, 24, false, 1))) {
            float[] picture = Planted.of(SHAPE, 1, false, 5).values();
            for (int y = 8; y < 16; y++) {
                Arrays.fill(picture, y * 48 + 32, y * 48 + 42, 1);
            }

            float[] map = map(model, picture);

            int highest = 0;
            for (int i = 0; i < map.length; i++) {
                highest = map[i] > map[highest] ? i : highest;
            }
            assertThat(map).hasSize(40 * 48);
            assertThat(highest / 48).isBetween(6, 18);
            assertThat(highest % 48).isBetween(29, 45);
            assertThat(map[highest]).isGreaterThan(model.high());
        }
    }

    @Test
    void aPictureThatEqualsAllTrainingPicturesIsNoLessNormalThanThey() {
        float[] one = Planted.of(SHAPE, 1, false, 1).values();
        float[] many = new float[24 * one.length];
        for (int i = 0; i < 24; i++) {
            System.arraycopy(one, 0, many, i * one.length, one.length);
        }
        // With fewer items than positions, what is left out would be a matter of chance.
        List<PartSettings> parts = new ArrayList<>(ALL);
        parts.set(0, new PatchSettings(100, 2_000));
        try (FeatureModel model = trained(parts, new Planted(SHAPE, many, 24))) {
            double largest = Arrays.stream(model.outOfFold()).max().orElseThrow();
            assertThat(model.score(one, 1)[0]).isLessThanOrEqualTo(largest + 1e-6);
        }
    }

    @Test
    void theOddestPatchLiesWhereThePictureWasChangedAndNamesWhatIsNearest() {
        Planted samples = Planted.of(SHAPE, 24, false, 1);
        try (FeatureModel model = trained(ALL, samples)) {
            float[] picture = Planted.of(SHAPE, 1, false, 5).values();
            for (int y = 8; y < 16; y++) {
                Arrays.fill(picture, y * 48 + 32, y * 48 + 42, 1);
            }

            RecallingPatches.Oddest oddest = model.look(picture, 1).get(0).oddest().orElseThrow();

            assertThat(oddest.place() / model.grid()).isBetween(1, 4);
            assertThat(oddest.place() % model.grid()).isBetween(4, 7);
            assertThat(oddest.nearest())
                    .hasSize(3)
                    .isSortedAccordingTo(Comparator.comparing(RecallingPatches.Near::distance));
            assertThat(oddest.nearest().get(0).distance()).isGreaterThan(oddest.usual());
        }
    }

    @Test
    void aKeptPatchIsItsOwnNearestInThePictureThatItComesFrom() {
        Planted samples = Planted.of(SHAPE, 24, false, 1);
        try (FeatureModel model = trained(ALL, samples)) {
            assertThat(model.patches())
                    .hasSize(50)
                    .allMatch(patch -> patch.picture() >= 0 && patch.picture() < 24)
                    .allMatch(patch -> patch.place() >= 0 && patch.place() < 256);
            assertThat(model.patches().stream().mapToDouble(RecallingPatches.Patch::share).sum())
                    .isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void aLookGivesTheScoreAndTheMapOfEachPicture() {
        try (FeatureModel model = trained(ALL, Planted.of(SHAPE, 12, false, 1))) {
            float[] both = Planted.of(SHAPE, 2, false, 5).values();
            float[] second = Arrays.copyOfRange(both, SHAPE.size(), 2 * SHAPE.size());

            List<Look> looks = model.look(both, 2);

            assertThat(looks.stream().mapToDouble(Look::score)).containsExactly(score(model, both));
            assertThat(looks.get(1).heat()).isEqualTo(model.look(second, 1).get(0).heat());
            assertThat(looks.get(1).heat()).isNotEqualTo(looks.get(0).heat());
        }
    }

    private static Double[] score(FeatureModel model, float[] two) {
        return Arrays.stream(model.score(two, 2)).boxed().toArray(Double[]::new);
    }

    private static float[] map(FeatureModel model, float... picture) {
        return model.look(picture, 1).get(0).map(SHAPE.height(), SHAPE.width());
    }

    @Test
    void blackAndWhiteMayBeFromMinusOneToOne() {
        Planted unit = Planted.of(SHAPE, 12, false, 1);
        float[] values = unit.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * values[i] - 1;
        }
        Planted symmetric = new Planted(SHAPE, values, unit.size());

        try (FeatureModel one = trained(ALL, unit);
                FeatureModel other = trained(ALL, symmetric)) {
            double expected = one.score(unit.first(1), 1)[0];
            assertThat(other.score(symmetric.first(1), 1)[0])
                    .isCloseTo(expected, within(0.05 * Math.abs(expected) + 0.05));
        }
    }

    @Test
    void whatNormalSamplesScoreIsWhatItSaysOfItsOwn() {
        try (FeatureModel model = trained(ALL, Planted.of(SHAPE, 30, false, 1))) {
            double[] unseen = model.score(Planted.of(SHAPE, 20, false, 9).values(), 20);
            double[] outOfFold = model.outOfFold();

            assertThat(outOfFold).hasSize(30);
            double highest = Arrays.stream(outOfFold).max().orElseThrow();
            assertThat(Arrays.stream(unseen).filter(score -> score > highest).count())
                    .isLessThan(5);
        }
    }

    @Test
    void gaussiansAtPositionsStepAsideWherePicturesAreFew() {
        try (FeatureModel few = trained(ALL, Planted.of(SHAPE, 9, false, 1));
                FeatureModel enough = trained(ALL, Planted.of(SHAPE, 10, false, 1));
                FeatureModel alone = trained(List.of(ALL.get(1)), Planted.of(SHAPE, 9, false, 1))) {
            assertThat(few.weights()).doesNotContainKey("positions.axes");
            assertThat(enough.weights()).containsKey("positions.axes");
            assertThat(alone.weights()).containsKey("positions.axes");
        }
    }

    @Test
    void fewOrEqualPicturesAreNoFailure() {
        for (int count : new int[] {1, 2, 5}) {
            try (FeatureModel model = trained(ALL, Planted.of(SHAPE, count, false, 1))) {
                assertThat(model.score(Planted.of(SHAPE, 3, true, 2).values(), 3))
                        .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
            }
        }
        float[] grey = new float[12 * SHAPE.size()];
        Arrays.fill(grey, 0.5f);
        try (FeatureModel model = trained(ALL, new Planted(SHAPE, grey, 12))) {
            double same = model.score(Arrays.copyOf(grey, SHAPE.size()), 1)[0];
            double other = model.score(Planted.of(SHAPE, 1, false, 2).values(), 1)[0];
            assertThat(same).isFinite();
            assertThat(other).isGreaterThan(same + 10);
        }
    }

    @Test
    void picturesThatTheNetworkSeesWholeAreJudgedOnAFinerGrid() {
        SampleShape.Image large = new SampleShape.Image(1, 60, 80);
        Planted samples = Planted.of(large, 12, false, 1);
        try (FeatureModel small = model(ALL);
                FeatureModel model = new FeatureModel(ALL, 5, large)) {
            small.fit(Planted.of(SHAPE, 12, false, 1), Planted.of(SHAPE, 0, false, 2), trainer());
            model.fit(samples, Planted.of(large, 0, false, 2), trainer());

            assertThat(small.grid()).isEqualTo(8);
            assertThat(model.grid()).isEqualTo(16);
            assertThat(FeatureModel.seen(SHAPE)).isEqualTo(SHAPE);
            assertThat(FeatureModel.seen(large)).isEqualTo(new SampleShape.Image(3, 256, 256));
        }
    }

    @Test
    void detectorsOfBeforeSmallPicturesWereSmallScoreAsTheyDid() {
        SampleShape.Image large = new SampleShape.Image(1, 60, 80);
        Planted samples = Planted.of(large, 12, false, 1);
        try (FeatureModel model = new FeatureModel(ALL, 5, large);
                FeatureModel restored = new FeatureModel(ALL, 5, large)) {
            model.fit(samples, Planted.of(large, 0, false, 2), trainer());
            Map<String, Weights> weights = new HashMap<>(model.weights());
            weights.put("features.trunk", Weights.of(1, 0));

            restored.restore(weights);

            assertThat(restored.score(samples.values(), 12))
                    .isEqualTo(model.score(samples.values(), 12));
        }
    }

    @Test
    void detectorsOfBeforeColoursWereLookedAtScoreAsTheyDid() {
        Planted samples = Planted.of(SHAPE, 12, false, 1);
        try (FeatureModel before = trained(ALL.subList(0, 3), samples);
                FeatureModel restored = model(ALL)) {
            restored.restore(before.weights());

            assertThat(restored.score(samples.values(), 12))
                    .isEqualTo(before.score(samples.values(), 12));
        }
    }

    @Test
    void aShadeWithoutAnEdgeIsSeenByColours() {
        Planted samples = Planted.of(SHAPE, 24, false, 1);
        float[] shaded = Planted.of(SHAPE, 10, false, 5).values();
        for (int i = 0; i < shaded.length; i++) {
            double y = i % SHAPE.size() / 48 - 20;
            double x = i % 48 - 24;
            shaded[i] *= (float) (1 - 0.3 * Math.exp(-(y * y + x * x) / 100));
        }
        try (FeatureModel model = trained(List.of(ColourSettings.standard()), samples)) {
            double highest = Arrays.stream(model.outOfFold()).max().orElseThrow();
            assertThat(Arrays.stream(model.score(shaded, 10)).min().orElseThrow())
                    .isGreaterThan(highest);
        }
    }

    @Test
    void aPartOfAnotherColourDoesNotLightUpItsGround() {
        Planted samples = Planted.of(SHAPE, 24, false, 1);
        float[] picture = Planted.of(SHAPE, 1, false, 5).values();
        for (int y = 0; y < 15; y++) {
            Arrays.fill(picture, y * 48, y * 48 + 18, 1);
        }
        try (FeatureModel model = trained(List.of(ColourSettings.standard()), samples)) {
            float[] heat = model.look(picture, 1).get(0).heat(); // (8, 8)

            assertThat(heat[0]).isGreaterThan(5);
            assertThat(heat[63]).isLessThan(heat[0] / 10);
            assertThat(heat[56]).isLessThan(heat[0] / 10);
            assertThat(heat[7]).isLessThan(heat[0] / 10);
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        try (FeatureModel model = trained(ALL, Planted.of(SHAPE, 5, false, 1))) {
            Map<String, Weights> weights = new HashMap<>(model.weights());
            weights.put("features.trunk", Weights.of(99, 0));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.restore(weights))
                    .withMessageContaining("another network");
        }
    }

    @Test
    void picturesBelowTheGridAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureModel(ALL, 5, new SampleShape.Image(1, 7, 90)))
                .withMessageContaining("8x8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureModel(ALL, 5, new SampleShape.Row(9)))
                .withMessageContaining("9 columns");
    }

    @Test
    void nativeMemoryStaysFlat() {
        Planted samples = Planted.of(SHAPE, 4, false, 1);
        long[] pointers = new long[2];
        try (FeatureModel model = model(ALL)) {
            for (int i = 0; i < 6; i++) {
                model.fit(samples, samples, trainer());
                model.score(samples.values(), 4);
                model.look(samples.values(), 4);
                pointers[i < 3 ? 0 : 1] = Pointer.totalCount();
            }
        }
        assertThat(pointers[1] - pointers[0]).isLessThan(50);
    }

    private static FeatureModel model(List<PartSettings> parts) {
        return new FeatureModel(parts, 5, SHAPE);
    }

    private static FeatureModel trained(List<PartSettings> parts, Planted samples) {
        FeatureModel model = model(parts);
        model.fit(samples, Planted.of(SHAPE, 0, false, 2), trainer());
        return model;
    }

    private static Trainer trainer() {
        return new Trainer(
                new TrainingConfig(1, 8, 1e-3), 7, TrainingListener.SILENT, Optional.empty());
    }
}
