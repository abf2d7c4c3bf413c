package engram.video.standing;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.Background;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Camera;
import engram.data.encodings.ClipEncoding.Judged;
import engram.data.encodings.ImageEncoding.PixelRange;
import engram.video.frames.VideoFrame;
import engram.video.standing.Scene.Look;
import engram.video.standing.Scene.Passing;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SightWatchTest {
    private static final int RATE = 5;
    private static final int SIDE = 64;
    private static final Passing PEOPLE =
            (drawing, frame) -> {
                drawing.setColor(Color.BLACK);
                drawing.fillOval(frame * 5 % 200 - 20, 40, 14, 30);
                drawing.fillOval(180 - frame * 7 % 220, 80, 14, 30);
            };

    private final List<String> news = new ArrayList<>();
    private final Scene scene = new Scene(3);
    private final SplittableRandom random = new SplittableRandom(5);

    /** Half a minute, of which ten seconds in the middle are of another kind. */
    private void watch(IntFunction<byte[]> usual, IntFunction<byte[]> other) {
        SharedView view = new SharedView(Scene.SHAPE);
        for (int piece = 0; piece < 6; piece++) {
            int first = 100 * piece;
            view.add(IntStream.range(0, 15).mapToObj(t -> usual.apply(first + 6 * t)));
        }
        SightWatch watch = watching(view.background());
        for (int i = 0; i < 30 * RATE; i++) {
            boolean middle = i >= 10 * RATE && i < 20 * RATE;
            byte[] pixels = middle ? other.apply(i) : usual.apply(i);
            watch.see(new VideoFrame(i, i / (double) RATE, false, pixels));
        }
        watch.end();
    }

    private SightWatch watching(Optional<Background> known) {
        ClipEncoding encoding =
                new ClipEncoding(
                                new SampleShape.Clip(1, 4, SIDE, SIDE),
                                PixelRange.UNIT,
                                Judged.LAST)
                        .of(new Camera(RATE, 160, 120, false, known, Optional.empty()));
        return SightWatch.of(encoding, (how, since) -> news.add(how.formatted(Math.round(since))))
                .orElseThrow();
    }

    private byte[] frame(int i, double light, double grain) {
        return scene.frame(i, Look.AS_EVER, light, grain, PEOPLE);
    }

    /** By day, and by night with the noise of a sensor. */
    @ParameterizedTest
    @CsvSource({"1, 2", "0.25, 6"})
    void aCoverThatLetsSomeLightInIsNamedAndWhenItIsGone(double light, double grain) {
        watch(i -> frame(i, light, grain), i -> glow(grain));

        assertThat(news).hasSize(2);
        assertThat(news.get(0))
                .matches(
                        "warning: nothing is seen of what stood still in training from about"
                                + " (9|10|11|12) on: is the camera covered, dazzled or turned away\\?");
        assertThat(news.get(1))
                .matches("what stood still in training is seen again from about 2[0-3] on");
    }

    /** Brighter on one side. */
    private byte[] glow(double grain) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            double grey = 40 + i % SIDE + grain * random.nextGaussian();
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
        }
        return pixels;
    }

    @Test
    void aPictureThatIsBurntOutIsNamed() {
        watch(i -> frame(i, 1, 2), i -> frame(i, 6, 2));

        assertThat(news).hasSize(2);
        assertThat(news.get(0)).contains("covered, dazzled or turned away?");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "1, 2, 3", "0.25, 6, 2"})
    void aBlurIsNamedByDayAndByNight(double light, double grain, int radius) {
        watch(
                i -> frame(i, light, grain),
                i -> grained(blurred(frame(i, light, 0), radius), grain));

        assertThat(news).hasSize(2);
        assertThat(news.get(0))
                .startsWith("warning: the picture is blurred from about ")
                .endsWith("out of focus, or something on its lens?");
        assertThat(news.get(1)).startsWith("the picture is sharp again from about 2");
    }

    /** The mean of squares, twice. */
    private static byte[] blurred(byte[] pixels, int radius) {
        Greys greys = Greys.of(pixels, Scene.SHAPE);
        for (int times = 0; times < 2; times++) {
            Greys detail = greys.detail(0, radius);
            float[] rest = new float[pixels.length];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = greys.values()[i] - detail.values()[i];
            }
            greys = new Greys(SIDE, SIDE, rest);
        }
        return greys.background().greys();
    }

    private byte[] grained(byte[] pixels, double grain) {
        byte[] grained = pixels.clone();
        for (int i = 0; i < grained.length; i++) {
            double grey = (pixels[i] & 0xff) + grain * random.nextGaussian();
            grained[i] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
        }
        return grained;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 1.4})
    void anotherLightIsNoBlurAndNoCover(double light) {
        watch(i -> frame(i, 1, 2), i -> frame(i, light, 4));

        assertThat(news).isEmpty();
    }

    @Test
    void aCrowdAndALorryAreNoCover() {
        Passing lorry =
                (drawing, frame) -> {
                    PEOPLE.draw(drawing, frame);
                    drawing.setColor(Color.LIGHT_GRAY);
                    drawing.fillRect(0, 30, 90, 70);
                };
        watch(i -> frame(i, 1, 2), i -> scene.frame(i, Look.AS_EVER, 1, 2, lorry));

        assertThat(news).isEmpty();
    }

    /** It has its own word, and a moved view is neither sharp nor the same where it was. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12})
    void aCameraThatWasPushedIsNotCalledBlurredOrCovered(int pixels) {
        Look pushed = new Look(pixels, 0, 0, 0);
        watch(i -> frame(i, 1, 2), i -> scene.frame(i, pushed, 1, 2, PEOPLE));

        assertThat(news).isEmpty();
    }

    @Test
    void ofVideosThatAreTooShortNothingIsSaid() {
        SharedView view = new SharedView(Scene.SHAPE);
        view.add(IntStream.range(0, 15).mapToObj(t -> frame(6 * t, 1, 2)));
        SightWatch watch = watching(view.background());
        for (int i = 0; i < 6; i++) {
            watch.see(new VideoFrame(i, i / (double) RATE, i == 3, new byte[SIDE * SIDE]));
        }
        watch.end();

        assertThat(news).isEmpty();
    }
}
