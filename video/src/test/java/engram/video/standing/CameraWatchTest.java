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
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraWatchTest {
    private static final int RATE = 2;
    private static final Passing NOBODY = (drawing, frame) -> {};
    private static final Passing PEOPLE =
            (drawing, frame) -> {
                drawing.setColor(Color.BLACK);
                drawing.fillOval(frame * 11 % 200 - 20, 40, 14, 30);
                drawing.fillOval(180 - frame * 17 % 220, 80, 14, 30);
            };

    private final List<String> news = new ArrayList<>();

    private static Optional<Background> learned(Scene scene) {
        SharedView view = new SharedView(Scene.SHAPE);
        for (int piece = 0; piece < 6; piece++) {
            int first = 100 * piece;
            view.add(
                    IntStream.range(0, 15)
                            .mapToObj(t -> scene.frame(first + 6 * t, Look.AS_EVER, 1, 2, PEOPLE)));
        }
        return view.background();
    }

    private void watch(int frames, IntFunction<byte[]> shown, Scene learnedFrom) {
        Camera camera = new Camera(RATE, 160, 120, false, learned(learnedFrom), Optional.empty());
        ClipEncoding encoding =
                new ClipEncoding(new SampleShape.Clip(1, 4, 64, 64), PixelRange.UNIT, Judged.LAST)
                        .of(camera);
        CameraWatch watch = CameraWatch.of(encoding, news::add).orElseThrow();
        for (int i = 0; i < frames; i++) {
            watch.see(new VideoFrame(i, i / (double) RATE, false, shown.apply(i)));
        }
        watch.end();
    }

    private void watch(Look look, IntToDoubleFunction light, double grain, Passing passing) {
        Scene scene = new Scene(3);
        watch(70, i -> scene.frame(i, look, light.applyAsDouble(i), grain, passing), new Scene(3));
    }

    /** In pixels of the camera: a fiftieth of the picture, two percent, a degree and a half. */
    @ParameterizedTest
    @CsvSource({
        "3.2, 0, 0, 0, 3 to the right",
        "0, -2.4, 0, 0, 2 up",
        "-12, 9, 0, 0, '12 to the left, 9 down'",
        "0, 0, 0.02, 0, 2.0 % larger",
        "0, 0, -0.03, 0, 2.9 % smaller",
        "0, 0, 0, 0.026, turned right by 1.",
        "4, 2, 0.02, -0.02, turned left by 1."
    })
    void aPushIsNamed(double right, double down, double larger, double turned, String how) {
        watch(new Look(right, down, larger, turned), i -> 1, 2, PEOPLE);

        assertThat(news).singleElement().asString().contains(how).contains("seems to have moved");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCameraThatStandsIsNotSuspected(long seed) {
        Scene scene = new Scene(seed);
        watch(70, i -> scene.frame(i, Look.AS_EVER, 1, 8, PEOPLE), new Scene(seed));

        assertThat(news).isEmpty();
    }

    @Test
    void lightThatComesSlowlyMovesNothing() {
        watch(Look.AS_EVER, i -> 0.5 + i / 90.0, 3, PEOPLE);
        watch(Look.AS_EVER, i -> 0.4, 3, PEOPLE);

        assertThat(news).isEmpty();
    }

    /** Two fifths of the picture are behind it. */
    @Test
    void aLorryThatParksMovesNothing() {
        watch(
                Look.AS_EVER,
                i -> 1,
                2,
                (drawing, frame) -> {
                    drawing.setColor(Color.WHITE);
                    drawing.fillRect(20, 20, 75, 90);
                    drawing.setColor(Color.DARK_GRAY);
                    drawing.fillRect(30, 30, 30, 20);
                });

        assertThat(news).isEmpty();
    }

    @Test
    void aLorryThatPassesOrACameraThatHangsMovesNothing() {
        Passing lorry =
                (drawing, frame) -> {
                    drawing.setColor(Color.WHITE);
                    drawing.fillRect(frame * 11 % 300 - 120, 20, 110, 90);
                };
        watch(Look.AS_EVER, i -> 1, 2, lorry);
        Scene scene = new Scene(3);
        byte[] hung = scene.frame(30, Look.AS_EVER, 1, 2, PEOPLE);
        watch(70, i -> hung, new Scene(3));

        assertThat(news).isEmpty();
    }

    @Test
    void anotherPlaceAndDarknessAreNoMove() {
        Scene other = new Scene(99);
        watch(70, i -> other.frame(i, Look.AS_EVER, 1, 2, PEOPLE), new Scene(3));
        watch(70, i -> new byte[Scene.SHAPE.size()], new Scene(3));
        Scene scene = new Scene(3);
        watch(70, i -> scene.frame(i, Look.AS_EVER, 0.02, 6, NOBODY), new Scene(3));

        assertThat(news).isEmpty();
    }

    @Test
    void itIsSaidOnceAndWhenItLooksThereAgain() {
        Scene scene = new Scene(3);
        Look pushed = new Look(5, 0, 0, 0);
        watch(
                280,
                i -> scene.frame(i, i < 130 ? pushed : Look.AS_EVER, 1, 2, PEOPLE),
                new Scene(3));

        assertThat(news).hasSize(2);
        assertThat(news.get(0)).contains("by about 5 pixels since training");
        assertThat(news.get(1)).contains("looks where it looked in training again");
    }

    @Test
    void whatIsTooShortIsNotJudged() {
        Scene scene = new Scene(3);
        watch(3, i -> scene.frame(i, new Look(5, 0, 0, 0), 1, 2, NOBODY), new Scene(3));

        assertThat(news).isEmpty();
    }

    @Test
    void aViewThatChangesIsNotKept() {
        SharedView view = new SharedView(Scene.SHAPE);
        for (int piece = 0; piece < 6; piece++) {
            Scene scene = new Scene(piece / 2);
            view.add(
                    IntStream.range(0, 15)
                            .mapToObj(t -> scene.frame(6 * t, Look.AS_EVER, 1, 2, PEOPLE)));
        }
        SharedView flat = new SharedView(Scene.SHAPE);
        flat.add(IntStream.range(0, 15).mapToObj(t -> new byte[Scene.SHAPE.size()]));

        assertThat(view.background()).isEmpty();
        assertThat(flat.background()).isEmpty();
        assertThat(flat.isSeen()).isTrue();
        assertThat(new SharedView(Scene.SHAPE).background()).isEmpty();
    }

    @Test
    void detectorsOfBeforeAreSilent() {
        ClipEncoding old =
                new ClipEncoding(new SampleShape.Clip(1, 4, 64, 64), PixelRange.UNIT, Judged.LAST)
                        .of(new Camera(RATE, 160, 120, false));

        assertThat(CameraWatch.of(old, news::add)).isEmpty();
    }
}
