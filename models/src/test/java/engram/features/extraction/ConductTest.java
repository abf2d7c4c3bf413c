package engram.features.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.data.SampleShape;
import engram.model.Planted;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConductTest {
    private static final int SIDE = 64;
    private static final int GRID = 8;
    private static final int FRAMES = 17;
    private static final int STILL = 0;
    private static final int MOVING = 1;
    private static final int DOWN = 2;
    private static final int ACROSS = 3;

    /** A square of nine pixels goes along the middle of what stands still. */
    private static float[] clip(
            int channels, double from, double speed, DoubleUnaryOperator light) {
        float[] values = new float[channels * FRAMES * SIDE * SIDE];
        Random noise = new Random(3);
        for (int i = 0; i < values.length; i++) {
            int t = i / (SIDE * SIDE) % FRAMES;
            int y = i / SIDE % SIDE;
            int x = i % SIDE;
            double left = from + speed * t;
            // Partly covered pixels are partly as dark.
            double covered =
                    y < 34 || y > 42
                            ? 0
                            : Math.max(0, Math.min(1, Math.min(x - left + 1, left + 9 - x)));
            double grey = (1 - covered) * texture(x, y) + covered * 0.1;
            values[i] = (float) (light.applyAsDouble(grey) + 0.004 * noise.nextGaussian());
        }
        return values;
    }

    private static double texture(int x, int y) {
        return 0.6 + 0.15 * Math.sin(x / 3.0) * Math.cos(y / 5.0);
    }

    private static Backdrop backdrop(boolean learning) {
        float[] greys = new float[SIDE * SIDE];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (float) texture(i % SIDE, i / SIDE);
        }
        return new Backdrop(learning, greys);
    }

    private static float[] seen(int channels, float... clip) {
        return seen(channels, false, clip);
    }

    private static float[] seen(int channels, boolean learning, float... clip) {
        SampleShape.Clip shape = new SampleShape.Clip(channels, FRAMES, SIDE, SIDE);
        return new Conduct(shape, GRID, 0, backdrop(learning)).of(clip, 0);
    }

    private static double most(int value, float... seen) {
        return values(value, seen).max().orElseThrow();
    }

    private static DoubleStream values(int value, float... seen) {
        return IntStream.range(0, GRID * GRID).mapToDouble(p -> seen[4 * p + value]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whoStandsStandsAndWhoWalksDoesNot(int channels) {
        float[] stands = seen(channels, clip(channels, 20, 0, grey -> grey));
        float[] walks = seen(channels, clip(channels, 20, 0.6, grey -> grey));
        float[] nobody = seen(channels, clip(channels, -50, 0, grey -> grey));

        assertThat(most(STILL, stands)).isGreaterThan(0.6);
        assertThat(most(MOVING, stands)).isLessThan(0.05);
        int where =
                IntStream.range(0, GRID * GRID)
                        .reduce((a, b) -> stands[4 * b] > stands[4 * a] ? b : a)
                        .orElseThrow();
        assertThat(where / GRID).isBetween(4, 5);
        assertThat(where % GRID).isBetween(2, 3);
        assertThat(most(STILL, walks)).isLessThan(0.2);
        assertThat(most(MOVING, walks)).isGreaterThan(0.6);
        assertThat(most(STILL, nobody)).isLessThan(0.05);
        assertThat(most(MOVING, nobody)).isLessThan(0.05);
    }

    /** Light of the whole picture is no stranger, nor what it shines on. */
    @Test
    void anotherLightIsNobodyWhoStands() {
        float[] brighter = seen(1, clip(1, -50, 0, grey -> 1.2 * grey + 0.1));
        float[] stands = seen(1, clip(1, 20, 0, grey -> 0.7 * grey));

        assertThat(most(STILL, brighter)).isLessThan(0.05);
        assertThat(most(STILL, stands)).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @CsvSource({"0.6", "-0.6", "0.3", "-0.3"})
    void itIsKnownWhichWayAndAboutHowFast(double speed) {
        float[] seen = seen(1, clip(1, speed > 0 ? 18 : 34, speed, grey -> grey));
        double fastest =
                values(ACROSS, seen)
                        .reduce((a, b) -> Math.abs(b) > Math.abs(a) ? b : a)
                        .orElseThrow();

        assertThat(fastest / speed).isBetween(0.65, 1.6);
        assertThat(values(DOWN, seen).map(Math::abs).max().orElseThrow())
                .isLessThan(0.5 * Math.abs(speed));
    }

    /** Nobody knows of a video's first frame how long who is there has been there. */
    @Test
    void atAVideosBeginningNobodyStandsAndNothingHasStopped() {
        float[] begun = clip(1, 20, 0.6, grey -> grey);
        int plane = SIDE * SIDE;
        for (int t = 0; t < 10; t++) {
            System.arraycopy(begun, 10 * plane, begun, t * plane, plane);
        }

        assertThat(most(STILL, seen(1, begun))).isZero();
        assertThat(values(MOVING, seen(1, begun)).min().orElseThrow()).isEqualTo(1);
        assertThat(most(ACROSS, seen(1, begun))).isZero();
    }

    /** The very first has nothing but itself before it, and one that follows. */
    @Test
    void ofTheVeryFirstFrameNothingIsSaid() {
        float[] walks = clip(1, 20, 0.6, grey -> grey);
        int plane = SIDE * SIDE;
        float[] begun = walks.clone();
        for (int t = 1; t < FRAMES; t++) {
            System.arraycopy(walks, 0, begun, t * plane, plane);
        }
        System.arraycopy(walks, (FRAMES - 1) * plane, begun, 0, plane);

        assertThat(most(STILL, seen(1, begun))).isZero();
        assertThat(values(MOVING, seen(1, begun)).min().orElseThrow()).isEqualTo(1);
        assertThat(most(ACROSS, seen(1, begun))).isZero();
    }

    /** A coder gives what stands still again and again, and a video begins so: only once. */
    @Test
    void whatIsTheSameThroughoutStandsStillUnlessItIsLearnedFrom() {
        float[] frozen = clip(1, 20, 0, grey -> grey);
        int plane = SIDE * SIDE;
        for (int t = 0; t < FRAMES; t++) {
            System.arraycopy(frozen, 0, frozen, t * plane, plane);
        }

        assertThat(most(STILL, seen(1, frozen))).isGreaterThan(0.6);
        assertThat(most(STILL, seen(1, true, frozen))).isZero();
    }

    @Test
    void aBackdropOfAnotherSizeIsRefused() {
        SampleShape.Clip shape = new SampleShape.Clip(1, FRAMES, 32, SIDE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conduct(shape, GRID, 0, backdrop(false)))
                .withMessageContaining("2048")
                .withMessageContaining("4096");
    }

    /** Who comes by while it is learned is not part of what stands still. */
    @Test
    void theBackdropIsTheMedianOfFrames() {
        SampleShape.Clip shape = new SampleShape.Clip(1, FRAMES, SIDE, SIDE);
        float[] clips = new float[9 * shape.size()];
        for (int i = 0; i < 9; i++) {
            System.arraycopy(
                    clip(1, 6 * i, 0, grey -> grey), 0, clips, i * shape.size(), shape.size());
        }
        float[] greys = Backdrop.of(new Planted(shape, clips, 9), 0).greys();
        float[] wanted = backdrop(true).greys();

        double worst =
                IntStream.range(0, greys.length)
                        .mapToDouble(i -> Math.abs(greys[i] - wanted[i]))
                        .max()
                        .orElseThrow();
        assertThat(worst).isLessThan(0.03);
        assertThat(
                        Arrays.equals(
                                Backdrop.restored(new Backdrop(true, greys).weights()).greys(),
                                greys))
                .isTrue();
    }
}
