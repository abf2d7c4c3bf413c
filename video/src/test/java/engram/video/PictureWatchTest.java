package engram.video;

import static org.assertj.core.api.Assertions.assertThat;

import engram.video.frames.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PictureWatchTest {
    private final List<String> news = new ArrayList<>();

    /** Ten frames a second, of which each shows what its number says: 0 is black. */
    private void watch(int frames, IntUnaryOperator shown) {
        PictureWatch watch = new PictureWatch("gate", news::add);
        for (int i = 0; i < frames; i++) {
            byte[] pixels = new byte[64];
            int what = shown.applyAsInt(i);
            for (int j = 0; j < pixels.length && what > 0; j++) {
                pixels[j] = (byte) (j * 3 + what % 50);
            }
            watch.see(new VideoFrame(i, i / 10.0, false, pixels));
        }
    }

    @Test
    void aCameraThatHangsIsNamedOnceAndWhenItGoesOn() {
        watch(200, i -> i > 30 && i < 120 ? 30 : i + 1);

        assertThat(news)
                .containsExactly(
                        "gate: the picture has not changed at all since 0:03.1: does the camera"
                                + " hang?",
                        "gate: the picture changes again at 0:12.0");
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
}
