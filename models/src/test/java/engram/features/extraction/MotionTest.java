package engram.features.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.SampleShape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MotionTest {
    private static final int GRID = 16;
    private static final SampleShape.Clip CLIP = new SampleShape.Clip(1, 5, 48, 64);
    private static final int DOWN = 6;
    private static final int ACROSS = 7;

    @Test
    void isWhatThePlainTwinFinds() {
        float[] clip = noise(CLIP, 1);
        float[] motion = new Motion(CLIP, GRID, 0).of(clip, 0);
        double[][] means = means(clip);
        for (int position = 0; position < GRID * GRID; position++) {
            double[] wide = new double[9];
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int y = Math.max(0, Math.min(GRID - 1, position / GRID + dy));
                    int x = Math.max(0, Math.min(GRID - 1, position % GRID + dx));
                    for (int i = 0; i < 9; i++) {
                        wide[i] += means[y * GRID + x][i] / 9;
                    }
                }
            }
            float[] found =
                    Arrays.copyOfRange(
                            motion,
                            position * PictureFeatures.MOTION,
                            (position + 1) * PictureFeatures.MOTION);
            assertThat(Arrays.copyOf(found, 8))
                    .containsExactly(described(means[position]), about());
            assertThat(Arrays.copyOfRange(found, 8, 16)).containsExactly(described(wide), about());
        }
    }

    private static org.assertj.core.data.Offset<Float> about() {
        return within(2e-3f);
    }

    /** Of each position: size and share of changes by lag, the two velocities' sums, the energy. */
    private static double[][] means(float... clip) {
        int plane = CLIP.height() * CLIP.width();
        double[][] means = new double[GRID * GRID][9];
        double each = (double) GRID * GRID / plane;
        int[] lags = {1, 2, 4};
        for (int k = 0; k < lags.length; k++) {
            float[] change = new float[plane];
            for (int i = 0; i < plane; i++) {
                change[i] = clip[4 * plane + i] - clip[(4 - lags[k]) * plane + i];
            }
            float[] ascending = change.clone();
            Arrays.sort(ascending);
            float median = ascending[(plane - 1) / 2];
            for (int i = 0; i < plane; i++) {
                int y = i / CLIP.width();
                int x = i % CLIP.width();
                double[] at = means[y / 3 * GRID + x / 4];
                double moved = change[i] - median;
                at[2 * k] += each * Math.abs(moved);
                at[2 * k + 1] += each * Math.min(1, Math.abs(moved) / 0.1);
                if (k == 0) {
                    double down = slope(clip, y, x, 1, 0);
                    double across = slope(clip, y, x, 0, 1);
                    at[6] -= each * moved * down;
                    at[7] -= each * moved * across;
                    at[8] += each * (down * down + across * across);
                }
            }
        }
        return means;
    }

    private static double slope(float[] clip, int y, int x, int dy, int dx) {
        return (pixel(clip, y + dy, x + dx) - pixel(clip, y - dy, x - dx)) / 2;
    }

    private static float pixel(float[] clip, int y, int x) {
        int row = Math.max(0, Math.min(CLIP.height() - 1, y));
        int column = Math.max(0, Math.min(CLIP.width() - 1, x));
        return clip[(4 * CLIP.height() + row) * CLIP.width() + column];
    }

    private static float[] described(double... means) {
        float[] described = new float[8];
        for (int i = 0; i < 6; i++) {
            described[i] = (float) Math.sqrt(means[i]);
        }
        for (int i = 6; i < 8; i++) {
            described[i] = (float) Math.max(-8, Math.min(8, means[i] / (means[8] + 5e-4)));
        }
        return described;
    }

    @Test
    void lightThatChangesEverywhereIsNoMotion() {
        float[] clip = new float[CLIP.size()];
        float[] picture = noise(new SampleShape.Clip(1, 1, 48, 64), 2);
        for (int i = 0; i < clip.length; i++) {
            int frame = i / picture.length;
            clip[i] = picture[i % picture.length] + 0.1f * frame;
        }

        for (float value : new Motion(CLIP, GRID, 0).of(clip, 0)) {
            assertThat(value).isCloseTo(0, within(5e-3f));
        }
    }

    @Test
    void aBarThatMovesToTheRightHasThatVelocityAndNoOther() {
        float[] right = new Motion(CLIP, GRID, -1).of(bar(1), 0);
        float[] left = new Motion(CLIP, GRID, -1).of(bar(-1), 0);
        int middle = (8 * GRID + 8) * PictureFeatures.MOTION;

        assertThat(right[middle + ACROSS]).isBetween(0.7f, 1.3f);
        assertThat(left[middle + ACROSS]).isBetween(-1.3f, -0.7f);
        assertThat(right[middle + DOWN]).isCloseTo(0, within(0.05f));
    }

    /** A soft vertical bar, in [-1, 1], that stands in the middle in the last frame. */
    private static float[] bar(int pixelsAFrame) {
        float[] clip = new float[CLIP.size()];
        for (int i = 0; i < clip.length; i++) {
            int frame = i / (CLIP.height() * CLIP.width());
            double x = i % CLIP.width() - 34 - pixelsAFrame * (frame - 4);
            clip[i] = (float) (Math.exp(-x * x / 18) - 0.5);
        }
        return clip;
    }

    @Test
    void theFasterTheLargerTheAreaThatChangesInTheFirstFrames() {
        float slow =
                new Motion(CLIP, GRID, -1).of(bar(1), 0)[(8 * GRID + 8) * PictureFeatures.MOTION];
        float fast =
                new Motion(CLIP, GRID, -1).of(bar(3), 0)[(8 * GRID + 8) * PictureFeatures.MOTION];

        assertThat(fast).isGreaterThan(1.2f * slow);
    }

    @Test
    void framesOfAnySizeAndTwoFramesAreEnough() {
        for (SampleShape.Clip clip :
                new SampleShape.Clip[] {
                    new SampleShape.Clip(3, 2, 16, 16),
                    new SampleShape.Clip(1, 3, 50, 37),
                    new SampleShape.Clip(3, 5, 130, 301)
                }) {
            float[] motion = new Motion(clip, GRID, 0).of(noise(clip, 3), 0);
            assertThat(motion).hasSize(GRID * GRID * PictureFeatures.MOTION);
            for (float value : motion) {
                assertThat(value).isFinite();
            }
        }
    }

    private static float[] noise(SampleShape.Clip clip, long seed) {
        Random random = new Random(seed);
        float[] values = new float[clip.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
