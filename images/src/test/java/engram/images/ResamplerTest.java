package engram.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import engram.images.files.Resampler;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplerTest {

    @Test
    void averagesTheAreaThatAPixelCovers() {
        // 3 pixels to 2: each new one covers one and a half.
        assertThat(resample(new int[][] {{0, 90, 240}}, 2, 1)).containsExactly(30, 190);
        assertThat(resample(new int[][] {{0, 100}, {50, 150}}, 1, 1)).containsExactly(75);
    }

    @Test
    void interpolatesWhereThePictureGrows() {
        assertThat(resample(new int[][] {{0, 100}}, 4, 1)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void sameSizeChangesNothing() {
        assertThat(resample(new int[][] {{1, 2}, {3, 255}}, 2, 2)).containsExactly(1, 2, 3, 255);
    }

    @Property(tries = 100)
    void plainStaysPlain(
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll @IntRange(min = 1, max = 70) int newWidth,
            @ForAll @IntRange(min = 1, max = 70) int newHeight,
            @ForAll @IntRange(max = 255) int value) {
        int[][] rows = new int[height][width];
        for (int[] row : rows) {
            Arrays.fill(row, value);
        }
        assertThat(resample(rows, newWidth, newHeight)).containsOnly(value);
    }

    @Property(tries = 50)
    void shrinkingKeepsTheMean(
            @ForAll @IntRange(min = 30, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 30) int newWidth) {
        int[][] rows = new int[width][width];
        double sum = 0;
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                rows[y][x] = Drawing.noise(x, y);
                sum += rows[y][x];
            }
        }
        double mean = Arrays.stream(resample(rows, newWidth, newWidth)).average().orElseThrow();
        assertThat(mean).isCloseTo(sum / (width * width), within(0.51));
    }

    private static int[] resample(int[][] values, int width, int height) {
        float[] pixels =
                Resampler.resample(new Grey(values), new SampleShape.Image(1, height, width));
        int[] result = new int[pixels.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.round(pixels[i]);
        }
        return result;
    }

    private record Grey(int[][] values) implements Resampler.Rows {
        @Override
        public int width() {
            return values[0].length;
        }

        @Override
        public int height() {
            return values.length;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void read(int y, float[][] into) {
            for (int x = 0; x < width(); x++) {
                into[0][x] = values[y][x];
            }
        }
    }
}
