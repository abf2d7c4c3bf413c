package engram.report.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final SampleShape.Image PAIR = new SampleShape.Image(1, 1, 2);

    @Test
    void givesTheSameErrorTheSameColourInEveryPicture() {
        HeatMap heatMap = new HeatMap(0.25f);

        BufferedImage mild = heatMap.image(new float[] {0.04f, 0}, PAIR);
        BufferedImage wild = heatMap.image(new float[] {0.04f, 9}, PAIR);

        assertThat(mild.getRGB(0, 0)).isEqualTo(wild.getRGB(0, 0));
        assertThat(mild.getRGB(1, 0)).isNotEqualTo(wild.getRGB(1, 0));
    }

    @Test
    void endsTheScaleAtTheHighErrorOfNormalSamples() {
        HeatMap heatMap = new HeatMap(0.25f);

        assertThat(heatMap.step(0)).isZero();
        assertThat(heatMap.step(0.25)).isEqualTo(ColourMap.STEPS - 1);
        assertThat(heatMap.step(100)).isEqualTo(ColourMap.STEPS - 1);
        assertThat(heatMap.step(0.0625)).as("half the error").isEqualTo(ColourMap.STEPS / 2);
    }

    /** Frames and pictures of detectors that see them large are shown smaller than they are. */
    @Test
    void keepsItsColoursWhenItIsShownSmaller() {
        SampleShape.Image large = new SampleShape.Image(1, 400, 400);
        float[] squares = new float[large.size()];
        Arrays.fill(squares, 0.04f);

        BufferedImage whole = new HeatMap(0.25f).image(squares, large);
        BufferedImage shown = SamplePictures.within(100, whole);

        assertThat(shown.getWidth()).isEqualTo(100);
        assertThat(shown.getRGB(50, 50)).isEqualTo(whole.getRGB(50, 50));
    }

    @Test
    void averagesChannels() {
        HeatMap heatMap = new HeatMap(1);
        BufferedImage image =
                heatMap.image(new float[] {0, 0.5f, 1}, new SampleShape.Image(3, 1, 1));

        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(ColourMap.colour(heatMap.step(0.5)));
    }

    @Test
    void growsLighterStepByStep() {
        double before = -1;
        for (int step = 0; step < ColourMap.STEPS; step++) {
            int colour = ColourMap.colour(step);
            double lightness =
                    0.2126 * (colour >> 16 & 0xFF)
                            + 0.7152 * (colour >> 8 & 0xFF)
                            + 0.0722 * (colour & 0xFF);
            assertThat(lightness).isGreaterThan(before);
            before = lightness;
        }
    }
}
