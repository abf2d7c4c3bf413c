package engram.video;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Judged;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final int LENGTH = 30;

    private static int[] clip(Judged judged, int frames, int of, int length) {
        ClipEncoding encoding =
                new ClipEncoding(new SampleShape.Clip(1, frames, 16, 16), PixelRange.UNIT, judged);
        return IntStream.range(0, frames)
                .map(t -> Windows.at(encoding, of - encoding.before() + t, length))
                .toArray();
    }

    @Test
    void beyondItsEndsAVideoGoesOnMirrored() {
        assertThat(clip(Judged.MIDDLE, 4, 0, LENGTH)).containsExactly(2, 1, 0, 1);
        assertThat(clip(Judged.MIDDLE, 4, LENGTH - 1, LENGTH)).containsExactly(27, 28, 29, 28);
    }

    @Test
    void whereTheLastIsJudgedItStandsStillBeforeItsFirstFrame() {
        assertThat(clip(Judged.LAST, 8, 0, LENGTH)).containsOnly(0);
        assertThat(clip(Judged.LAST, 8, 2, LENGTH)).containsExactly(0, 0, 0, 0, 0, 0, 1, 2);
    }

    /** A scene that stands still looks like a beginning, but for the frame that comes later. */
    @Test
    void theFirstClipAloneBeginsWithOneThatFollows() {
        assertThat(clip(Judged.LAST_WITH_START, 8, 0, LENGTH))
                .containsExactly(7, 0, 0, 0, 0, 0, 0, 0);
        assertThat(clip(Judged.LAST_WITH_START, 8, 1, LENGTH))
                .isEqualTo(clip(Judged.LAST, 8, 1, LENGTH));
        assertThat(clip(Judged.LAST_WITH_START, 8, 0, 1)).containsOnly(0);
    }

    /** There what begins a clip is looked at for motion. */
    @Test
    void ofShortClipsTheFirstIsAsIfNothingHadBeenBefore() {
        assertThat(clip(Judged.LAST_WITH_START, 4, 0, LENGTH)).containsOnly(0);
    }
}
