package engram.report.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.data.encodings.ImageEncoding.PixelRange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SamplePicturesTest {

    @Test
    void paintsChannelsAsColoursWithinTheEncodingsRange() throws IOException {
        SamplePictures pictures = pictures(3, 1, 2, PixelRange.SYMMETRIC);

        BufferedImage image = shown(pictures.image(new float[] {1, -1, 0, -1, -1, 7}));

        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF8000);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x0000FF);
    }

    @Test
    void keepsGreyLevels() throws IOException {
        SamplePictures pictures = pictures(1, 1, 2, PixelRange.UNIT);

        BufferedImage image = shown(pictures.image(new float[] {0.2f, 1}));

        assertThat(image.getRaster().getSample(0, 0, 0)).isEqualTo(51);
        assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(255);
    }

    @Test
    void shrinksLargePicturesAndLeavesSmallOnes() {
        BufferedImage image = pictures(1, 40, 80, PixelRange.UNIT).image(new float[3200]);

        BufferedImage smaller = SamplePictures.within(20, image);

        assertThat(smaller.getWidth()).isEqualTo(20);
        assertThat(smaller.getHeight()).isEqualTo(10);
        assertThat(SamplePictures.within(80, image)).isSameAs(image);
    }

    @Test
    void embedsPhotographsInLittleRoom() {
        float[] noise = new float[3 * 256 * 256];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.5 + 0.4 * Math.sin(i / 50.0) + 0.02 * random.nextGaussian());
        }

        String address =
                SamplePictures.address(pictures(3, 256, 256, PixelRange.UNIT).image(noise));

        assertThat(address).startsWith("data:image/jpeg;base64,").hasSizeLessThan(60_000);
    }

    private static SamplePictures pictures(int channels, int height, int width, PixelRange range) {
        return new SamplePictures(
                new ImageEncoding(new SampleShape.Image(channels, height, width), range));
    }

    /** What a browser would make of it. */
    private static BufferedImage shown(BufferedImage image) throws IOException {
        String address = SamplePictures.address(image);
        assertThat(address).startsWith("data:image/png;base64,");
        byte[] bytes = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
