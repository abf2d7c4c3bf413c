package engram.video;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding.Camera;
import engram.video.frames.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureWatchTest {
    private static final int SIDE = 64;
    private static final SampleShape.Image SHAPE = new SampleShape.Image(1, SIDE, SIDE);

    private final List<String> news = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);

    /** Ten frames a second. */
    private PictureWatch watch(Optional<Camera> camera, int frames, IntFunction<byte[]> shown) {
        PictureWatch watch = new PictureWatch("gate", SHAPE, camera, news::add);
        for (int i = 0; i < frames; i++) {
            watch.see(new VideoFrame(i, i / 10.0, false, shown.apply(i)));
        }
        return watch;
    }

    private static Camera camera(double change) {
        return new Camera(10, SIDE, SIDE, false, Optional.empty(), Optional.of(change));
    }

    /** Of which each frame shows what its number says: 0 is black. */
    private void watch(int frames, IntUnaryOperator shown) {
        watch(
                Optional.empty(),
                frames,
                i -> {
                    byte[] pixels = new byte[SHAPE.size()];
                    int what = shown.applyAsInt(i);
                    for (int j = 0; j < pixels.length && what > 0; j++) {
                        pixels[j] = (byte) (j / SIDE * 3 + what % 50);
                    }
                    return pixels;
                });
    }

    @Test
    void aCameraThatHangsIsNamedOnceAndWhenItGoesOn() {
        watch(200, i -> i > 30 && i < 120 ? 30 : i + 1);

        assertThat(news)
                .containsExactly(
                        "gate: the picture has not changed at all since 0:03.3: does the camera"
                                + " hang?",
                        "gate: the picture changes again at 0:12.3");
    }

    @Test
    void blackFramesAreNamedAndNotTakenForACameraThatHangs() {
        watch(200, i -> i >= 50 && i < 150 ? 0 : i + 1);

        assertThat(news)
                .containsExactly(
                        "gate: the picture is of one colour since 0:05.0: it shows nothing",
                        "gate: the picture shows something again at 0:15.0");
    }

    @Test
    void whatIsShortIsNotWorthAWord() {
        watch(200, i -> i >= 50 && i < 60 ? 0 : i >= 100 && i < 130 ? 7 : i + 1);

        assertThat(news).isEmpty();
    }

    /** A wall of stripes, or what is before a covered lens, as a sensor sees it. */
    private byte[] noisy(double contrast, double grain) {
        byte[] pixels = new byte[SHAPE.size()];
        for (int j = 0; j < pixels.length; j++) {
            double grey = 60 + (j % 4 < 2 ? contrast : -contrast) + grain * random.nextGaussian();
            pixels[j] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
        }
        return pixels;
    }

    @Test
    void theNoiseOfADarkSensorIsNothingThatIsShown() {
        watch(Optional.empty(), 60, i -> noisy(0, 6));

        assertThat(news)
                .containsExactly(
                        "gate: the picture is of one colour since 0:00.0: it shows nothing");
    }

    @Test
    void aPatternThatIsFinerThanBlocksIsSomethingThatIsShown() {
        assertThat(watch(Optional.empty(), 60, i -> noisy(20, 6)).showed()).isTrue();
        assertThat(news).isEmpty();
    }

    /** A coder shows the last frame again, and refreshes it every second. */
    @Test
    void aPictureThatACoderRefreshesHangsAllTheSame() {
        byte[][] refreshed = {noisy(40, 2), noisy(40, 2), noisy(40, 2)};
        watch(
                Optional.of(camera(2)),
                200,
                i -> i < 50 || i >= 150 ? noisy(40, 2) : refreshed[i / 10 % 3]);

        assertThat(news)
                .containsExactly(
                        "gate: the picture has hardly changed since 0:05.1: does the camera hang?",
                        "gate: the picture changes again at 0:15.3");
    }

    /** Ten frames a second in a file of thirty, of a place where nobody walks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void framesThatAreShownSeveralTimesAreNoCameraThatHangs(int times) {
        byte[][] last = {noisy(40, 2)};
        PictureWatch watch = new PictureWatch("gate", SHAPE, Optional.of(camera(2)), news::add);
        for (int i = 0; i < 400; i++) {
            if (i % times == 0) {
                last[0] = noisy(40, 2);
            }
            watch.see(new VideoFrame(i, i / (10.0 * times), false, last[0]));
        }

        assertThat(news).isEmpty();
    }

    @Test
    void theLeastThatAPictureChangesIsKnownAfterFiveSeconds() {
        assertThat(watch(Optional.empty(), 40, i -> noisy(40, 2)).leastChange()).isInfinite();
        assertThat(watch(Optional.empty(), 90, i -> noisy(40, i < 60 ? 2 : 5)).leastChange())
                .isBetween(2.0, 2.6);
    }
}
