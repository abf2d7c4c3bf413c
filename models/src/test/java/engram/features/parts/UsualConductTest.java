package engram.features.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.features.extraction.Folds;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** In the upper half a belt runs to the right, in row 5 people walk to the right, below nobody. */
class UsualConductTest {
    private static final int GRID = 8;
    private static final int BELT = 2 * GRID + 3;
    private static final int PATH = 5 * GRID + 3;
    private static final int LAWN = 7 * GRID + 3;
    private static final float[] NONE = {};

    /** What a frame is like at each position. */
    private record Frames(int size, int people) implements SampleStore {
        @Override
        public void read(int frame, float[] into, int offset) {
            boolean walks = people > 0 && frame % (size / people) < 15;
            for (int p = 0; p < GRID * GRID; p++) {
                int row = p / GRID;
                put(into, offset + 4 * p, 0, 0, 0);
                if (row < 4) {
                    put(into, offset + 4 * p, 0, 0.8f, 0.5f);
                } else if (row == 5 && walks) {
                    put(into, offset + 4 * p, 0, 0.5f, 0.3f);
                }
            }
        }

        @Override
        public SampleShape shape() {
            return new SampleShape.Row(4 * GRID * GRID);
        }

        @Override
        public String id(int position) {
            return Integer.toString(position);
        }

        @Override
        public Label label(int position) {
            return Label.NORMAL;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static void put(float[] into, int at, float still, float moving, float across) {
        into[at] = still;
        into[at + 1] = moving;
        into[at + 2] = 0;
        into[at + 3] = across;
    }

    private static PictureFeatures features(float... conduct) {
        return new PictureFeatures(NONE, NONE, NONE, NONE, NONE, conduct);
    }

    private static Part learned(int people) {
        Frames frames = new Frames(600, people);
        TrainingFeatures training =
                TrainingFeatures.collect(
                        frames,
                        (values, offset) ->
                                features(Arrays.copyOfRange(values, offset, offset + 4 * 64)),
                        Folds.inTime(new int[600]),
                        new TrainingFeatures.Most(0, 600),
                        new SplittableRandom(1));
        Part.Kind kind = ConductSettings.standard().kind();
        return kind.of(kind.fit(training, -1, new SplittableRandom(2)));
    }

    /** A frame in which only the belt moves, but for one place. */
    private static Part.Judgement judged(Part part, int place, float... conduct) {
        float[] values = new float[4 * GRID * GRID];
        new Frames(600, 0).read(0, values, 0);
        put(values, 4 * place, conduct[0], conduct[1], conduct[2]);
        return part.judge(features(values));
    }

    @Test
    void theUsualIsNothing() {
        try (Part part = learned(20)) {
            assertThat(judged(part, PATH, 0, 0.5f, 0.3f).score()).isZero();
            assertThat(judged(part, PATH, 0, 0, 0).score()).isZero();
            assertThat(judged(part, PATH, 0.04f, 0, 0).score()).isZero();
        }
    }

    @Test
    void whoStandsAndWhoGoesTheOtherWayAreFoundWhereTheyAre() {
        try (Part part = learned(20)) {
            Part.Judgement stands = judged(part, PATH, 0.5f, 0, 0);
            Part.Judgement wrong = judged(part, PATH, 0, 0.5f, -0.3f);

            assertThat(stands.map()[PATH]).isEqualTo(0.45f);
            assertThat(stands.score()).isPositive();
            assertThat(wrong.map()[PATH]).isGreaterThan(0.03f);
            assertThat(Arrays.stream(new int[] {BELT, LAWN}).mapToDouble(p -> wrong.map()[p]))
                    .containsOnly(0.0);
        }
    }

    @Test
    void whereSomethingAlwaysMovedNothingMayStandStillOrTurn() {
        try (Part part = learned(20)) {
            assertThat(judged(part, BELT, 0, 0, 0).map()[BELT]).isCloseTo(0.4f, within(1e-3f));
            assertThat(judged(part, BELT, 0, 0.8f, -0.5f).map()[BELT]).isGreaterThan(0.1f);
        }
    }

    /** One who came by does not tell which way others go. */
    @Test
    void ofFewWhoCameByTheOtherWayIsNoStranger() {
        try (Part part = learned(1)) {
            assertThat(judged(part, PATH, 0, 0.5f, -0.3f).score()).isZero();
        }
    }

    @Test
    void aShareOfHalfOrMoreIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConductSettings(0.5))
                .withMessageContaining("0.5");
    }
}
