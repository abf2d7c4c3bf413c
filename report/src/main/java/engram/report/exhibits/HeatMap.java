package engram.report.exhibits;

import engram.data.SampleShape;
import java.awt.image.BufferedImage;

/**
 * Colours reconstruction errors on one scale for all pictures: the brightest colour is an error
 * that one in two hundred values of normal samples reaches. Colour grows with the error's size, not
 * with its square, which would hide all but the largest.
 */
final class HeatMap {
    private final double high;

    /**
     * @param high the squared error that takes the brightest colour
     */
    HeatMap(float high) {
        this.high = Math.max(high, Float.MIN_NORMAL);
    }

    /**
     * @param squares squared errors, (C, H, W); channels are averaged
     */
    BufferedImage image(float[] squares, SampleShape.Image shape) {
        int pixels = shape.height() * shape.width();
        BufferedImage image =
                new BufferedImage(
                        shape.width(),
                        shape.height(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        ColourMap.palette());
        int[] row = new int[shape.width()];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double sum = 0;
                for (int channel = 0; channel < shape.channels(); channel++) {
                    sum += squares[channel * pixels + y * shape.width() + x];
                }
                row[x] = step(sum / shape.channels());
            }
            image.getRaster().setPixels(0, y, shape.width(), 1, row);
        }
        return image;
    }

    /** The colour step of a squared error. */
    int step(double square) {
        return ColourMap.step(Math.sqrt(square / high));
    }
}
