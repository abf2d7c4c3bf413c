package engram.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.features.parts.ConductSettings;
import engram.features.parts.MotionSettings;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.framememory.FrameMemoryConfig;
import engram.model.Framewise;
import engram.model.Planted;
import engram.torch.Compute;
import engram.torch.Device;
import engram.training.Trainer;
import engram.training.TrainingConfig;
import engram.training.TrainingListener;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameModelTest {
    private static final int SIDE = 64;
    private static final List<PartSettings> BOTH =
            List.of(new PatchSettings(100, 2_000), new MotionSettings(100, 2_000, 4));

    @BeforeAll
    static void useOneThread() {
        new Compute(1, Device.CPU).enter();
    }

    /** A dot that goes along the middle of a textured picture. */
    private static float[] clips(SampleShape.Clip shape, int count, int step, float grey) {
        float[] values = new float[count * shape.size()];
        for (int clip = 0; clip < count; clip++) {
            Random noise = new Random(100L * clip + step);
            for (int i = 0; i < shape.size(); i++) {
                int t = i / (SIDE * SIDE) % shape.frames();
                int y = i / SIDE % SIDE;
                int x = i % SIDE;
                int at = 8 + 3 * clip % 20 + step * t;
                boolean dot = Math.abs(y - 32) < 4 && Math.abs(x - at) < 4;
                double texture = 0.3 * Math.sin(x / 3.0) * Math.cos(y / 5.0);
                values[clip * shape.size() + i] =
                        (float) ((dot ? grey : texture) + 0.03 * noise.nextGaussian());
            }
        }
        return values;
    }

    private static FrameModel trained(SampleShape.Clip shape) {
        FrameModel model = new FrameModel(BOTH, 4, Together.LARGEST, shape);
        Planted normal = new Planted(shape, clips(shape, 16, 1, 0.9f), 16);
        model.fit(normal, Planted.of(shape, 0, false, 2), trainer());
        return model;
    }

    private static Trainer trainer() {
        return new Trainer(
                new TrainingConfig(1, 8, 1e-3), 7, TrainingListener.SILENT, Optional.empty());
    }

    private static double highest(double... values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatIsFasterAndWhatIsNewStandOutAndTheUsualDoesNot(int channels) {
        SampleShape.Clip shape = new SampleShape.Clip(channels, 5, SIDE, SIDE);
        try (FrameModel model = trained(shape)) {
            double usual = highest(model.outOfFold());
            Map<String, double[]> fast = model.scores(clips(shape, 3, 6, 0.9f), 3);
            float[] stranger = clips(shape, 1, 1, 0.9f);
            Random noise = new Random(9);
            for (int i = 0; i < stranger.length; i++) {
                int y = i / SIDE % SIDE;
                int x = i % SIDE;
                if (y > 44 && y < 58 && x > 40 && x < 56) {
                    stranger[i] = (float) (x % 4 / 2.0 - 0.8 + 0.03 * noise.nextGaussian());
                }
            }
            Map<String, double[]> odd = model.scores(stranger, 1);
            float[] map = model.frames(stranger, 1).maps();

            assertThat(model.score(clips(shape, 1, 1, 0.9f), 1)[0]).isLessThan(usual);
            assertThat(highest(fast.get("motion"))).isGreaterThan(10);
            assertThat(highest(fast.get("together"))).isGreaterThan(usual);
            assertThat(odd.get("patches")[0]).isGreaterThan(odd.get("motion")[0]);
            assertThat(odd.get("together")[0]).isGreaterThan(usual);
            int place =
                    IntStream.range(0, map.length)
                            .reduce((a, b) -> map[b] > map[a] ? b : a)
                            .orElseThrow();
            assertThat(place / SIDE).isBetween(38, 63);
            assertThat(place % SIDE).isBetween(34, 62);
            assertThat(map[place]).isGreaterThan(model.high());
        }
    }

    @Test
    void togetherIsTheLargestOfWhatPartsSayOrTheirSum() {
        SampleShape.Clip shape = new SampleShape.Clip(1, 5, SIDE, SIDE);
        try (FrameModel largest = trained(shape);
                FrameModel sum = new FrameModel(BOTH, 4, Together.SUM, shape)) {
            sum.restore(largest.weights());
            float[] fast = clips(shape, 2, 6, 0.5f);
            Map<String, double[]> scores = largest.scores(fast, 2);
            for (int i = 0; i < 2; i++) {
                double patches = scores.get("patches")[i];
                double motion = scores.get("motion")[i];

                assertThat(scores.get("together")[i]).isEqualTo(Math.max(patches, motion));
                assertThat(sum.score(fast, 2)[i]).isCloseTo(patches + motion, within(1e-9));
            }
            float[] one = largest.frames(fast, 2).maps();
            float[] other = sum.frames(fast, 2).maps();
            assertThat(one).isNotEqualTo(other);
        }
    }

    /** A detector of before there was a choice judges as it did. */
    @Test
    void whereNothingIsSaidItIsTheSum() {
        FrameMemoryConfig now = FrameMemoryConfig.forShape(new SampleShape.Clip(1, 5, SIDE, SIDE));

        assertThat(now.together()).isEqualTo(Together.SUM);
        FrameMemoryConfig old = new FrameMemoryConfig(now.patches(), now.motion(), null, 4, null);
        assertThat(old.together()).isEqualTo(Together.SUM);
        assertThat(old.conduct()).isEqualTo(now.conduct());
    }

    /** One of before there was the third part does without it, and judges as it did. */
    @Test
    void aDetectorWithoutAPartIsJudgedWithoutIt() {
        SampleShape.Clip shape = new SampleShape.Clip(1, 5, SIDE, SIDE);
        List<PartSettings> all = List.of(BOTH.get(0), BOTH.get(1), ConductSettings.standard());
        try (FrameModel old = trained(shape);
                FrameModel now = new FrameModel(all, 4, Together.LARGEST, shape)) {
            now.restore(old.weights());
            float[] fast = clips(shape, 2, 6, 0.5f);

            assertThat(now.scores(fast, 2)).containsOnlyKeys("together", "patches", "motion");
            assertThat(now.score(fast, 2)).isEqualTo(old.score(fast, 2));
        }
    }

    @Test
    void theLastFrameAloneIsJudgedAndItsErrorIsTheMeanOfItsMap() {
        SampleShape.Clip shape = new SampleShape.Clip(1, 5, SIDE, SIDE);
        try (FrameModel model = trained(shape)) {
            float[] two = clips(shape, 2, 3, 0.5f);
            Framewise.Frames frames = model.frames(two, 2);

            assertThat(frames.first()).isEqualTo(4);
            assertThat(frames.scores()).isEqualTo(model.score(two, 2));
            assertThat(frames.maps()).hasSize(2 * SIDE * SIDE);
            double mean = 0;
            for (int i = SIDE * SIDE; i < frames.maps().length; i++) {
                mean += frames.maps()[i] / (SIDE * SIDE);
            }
            assertThat(frames.errors()[1]).isCloseTo(mean, within(1e-6));
        }
    }

    /**
     * Whoever deals folds says what belongs together: a kind in a fold of its own is new to all.
     */
    @Test
    void framesAreJudgedByWhatWasMadeOfOtherFoldsAsTheyAreDealt() {
        SampleShape.Clip shape = new SampleShape.Clip(1, 5, SIDE, SIDE);
        float[] values = new float[16 * shape.size()];
        int half = values.length / 2;
        System.arraycopy(clips(shape, 8, 1, 0.9f), 0, values, 0, half);
        System.arraycopy(clips(shape, 8, 1, -0.9f), 0, values, half, half);

        double apart = best(shape, values, i -> i < 8);
        double mixed = best(shape, values, i -> i % 2 == 0);

        // Scores are standardised by what folds said: what all were new to, is normal now.
        assertThat(apart).isLessThan(mixed);
    }

    private static double best(SampleShape.Clip shape, float[] values, IntPredicate first) {
        BitSet one = new BitSet();
        IntStream.range(0, 16).filter(first).forEach(one::set);
        BitSet rest = new BitSet();
        rest.set(0, 16);
        rest.andNot(one);
        try (FrameModel model = new FrameModel(BOTH, 4, Together.LARGEST, shape)) {
            model.deal(List.of(one, rest));
            model.fit(new Planted(shape, values, 16), Planted.of(shape, 0, false, 2), trainer());
            assertThat(model.outOfFold()).hasSize(16);
            return highest(model.scores(clips(shape, 3, 1, 0.2f), 3).get("patches"));
        }
    }

    /** Another recording of it is a grey or two beside, and of that nothing was learned. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNothingMovesAnotherRecordingIsNormalAndWhatIsNewIsNot(boolean black) {
        SampleShape.Clip shape = new SampleShape.Clip(1, 5, SIDE, SIDE);
        try (FrameModel model = new FrameModel(BOTH, 4, Together.SUM, shape)) {
            Planted normal = new Planted(shape, still(shape, 16, black, 0), 16);
            model.fit(normal, Planted.of(shape, 0, false, 2), trainer());
            double usual = highest(model.outOfFold());
            float[] recorded = still(shape, 1, black, 2 / 127.5f);
            float[] stranger = still(shape, 1, black, 0);
            for (int i = 0; i < stranger.length; i++) {
                int y = i / SIDE % SIDE;
                int x = i % SIDE;
                if (y > 24 && y < 44 && x > 30 && x < 40) {
                    stranger[i] = 0.8f;
                }
            }

            assertThat(model.score(recorded, 1)[0]).isLessThan(usual);
            assertThat(model.score(still(shape, 1, black, 0), 1)[0]).isLessThan(usual);
            assertThat(model.score(stranger, 1)[0]).isGreaterThan(2 * usual);
        }
    }

    /** The same clip over and over, parts of which are a little brighter. */
    private static float[] still(SampleShape.Clip shape, int count, boolean black, float brighter) {
        float[] values = new float[count * shape.size()];
        for (int i = 0; i < values.length; i++) {
            int y = i / SIDE % SIDE;
            int x = i % SIDE;
            double texture = black ? -1 : 0.3 * Math.sin(x / 3.0) * Math.cos(y / 5.0);
            values[i] = (float) texture + ((x / 8 + y / 8) % 2 == 0 ? brighter : 0);
        }
        return values;
    }

    @Test
    void whatIsNoClipIsRefused() {
        for (SampleShape shape :
                List.of(
                        new SampleShape.Clip(1, 1, 64, 64),
                        new SampleShape.Clip(1, 5, 15, 64),
                        new SampleShape.Image(1, 64, 64))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new FrameModel(BOTH, 4, Together.LARGEST, shape))
                    .withMessageContaining("two frames or more")
                    .withMessageContaining(shape.toString());
        }
    }

    @Test
    void fewOrEqualClipsAreNoFailure() {
        SampleShape.Clip shape = new SampleShape.Clip(1, 5, SIDE, SIDE);
        for (int count : new int[] {1, 2}) {
            try (FrameModel model = new FrameModel(BOTH, 4, Together.LARGEST, shape)) {
                model.fit(
                        new Planted(shape, new float[count * shape.size()], count),
                        Planted.of(shape, 0, false, 2),
                        trainer());
                assertThat(model.score(clips(shape, 2, 1, 0.9f), 2))
                        .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
            }
        }
    }
}
