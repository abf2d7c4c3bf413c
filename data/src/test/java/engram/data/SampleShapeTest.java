package engram.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.encodings.ClipEncoding;
import engram.data.encodings.ClipEncoding.Judged;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleShapeTest {

    @Property(tries = 50)
    void dimensionsDescribeTheShape(
            @ForAll @IntRange(min = 1, max = 4) int channels,
            @ForAll @IntRange(min = 1, max = 64) int height,
            @ForAll @IntRange(min = 1, max = 64) int width) {
        SampleShape image = new SampleShape.Image(channels, height, width);
        SampleShape clip = new SampleShape.Clip(channels, 16, height, width);

        assertThat(SampleShape.of(image.dimensions())).isEqualTo(image);
        assertThat(SampleShape.of(clip.dimensions())).isEqualTo(clip);
        assertThat(SampleShape.of(width)).isEqualTo(new SampleShape.Row(width));
        assertThat(clip.size()).isEqualTo(16 * image.size());
    }

    @Test
    void saysWhatItIs() {
        assertThat(new SampleShape.Image(3, 32, 64)).hasToString("3x32x64 image");
        assertThat(new ShapeMismatchException(new SampleShape.Row(3), new SampleShape.Row(4)))
                .hasMessage("expected samples of shape 3 columns, but got 4 columns");
    }

    @Test
    void aFrameOfAClipIsAPictureOfItsOwn() {
        ClipEncoding clips =
                new ClipEncoding(
                        new SampleShape.Clip(3, 16, 32, 64), PixelRange.SYMMETRIC, Judged.MIDDLE);

        assertThat(clips.shape()).hasToString("3x16x32x64 clip");
        assertThat(clips.frame())
                .isEqualTo(
                        new ImageEncoding(new SampleShape.Image(3, 32, 64), PixelRange.SYMMETRIC));
        assertThat(clips.pixels()).contains(PixelRange.SYMMETRIC);
        assertThat(clips.before()).isEqualTo(8);
        assertThat(clips.after()).isEqualTo(7);
    }

    @Test
    void theLastFrameOfAClipHasNoneAfterIt() {
        assertThat(Judged.LAST.before(5)).isEqualTo(4);
        assertThat(Judged.LAST.after(5)).isZero();
        assertThat(Judged.MIDDLE.before(5)).isEqualTo(2);
        assertThat(Judged.MIDDLE.after(2)).isZero();
    }

    @Test
    void refusesWhatIsNoShape() {
        assertThatThrownBy(() -> SampleShape.of(1, 2))
                .hasMessageContaining("1, 3 or 4 dimensions, not [1, 2]");
        assertThatThrownBy(() -> new SampleShape.Image(1, 0, 5))
                .hasMessage("height must be at least 1, not 0");
        assertThatThrownBy(() -> new SampleShape.Clip(3, 1 << 15, 1 << 15, 1 << 15).size())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void saysHowManyValuesSamplesTake() {
        SampleShape row = new SampleShape.Row(3);
        row.requireSamples(new float[6], 2);
        row.requireSamples(new float[0], 0);
        assertThatThrownBy(() -> row.requireSamples(new float[2], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 3 values for 1 sample of 3 columns, not 2");
        assertThatThrownBy(() -> row.requireSamples(new float[3], -1))
                .hasMessage("expected a number of samples, not -1");
    }
}
