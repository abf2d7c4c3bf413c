package engram.report.exhibits;

import engram.data.SampleShape;
import engram.detection.explanation.Explanation;
import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/**
 * Colours reconstruction errors on one scale for all pictures: the brightest colour is an error
 * that one in two hundred values of normal samples reaches. Colour grows with the error's size, not
 * with its square, which would hide all but the largest.
 */
final class HeatMap {
    /** The brightest colour of a place, as a multiple of what one in two hundred reach. */
    static final int TIMES_HIGH = 3;

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
        return drawn(
                shape,
                place -> {
                    double sum = 0;
                    for (int channel = 0; channel < shape.channels(); channel++) {
                        sum += squares[channel * pixels + place];
                    }
                    return step(sum / shape.channels());
                });
    }

    /**
     * Places as a model judges them: dark is as normal as most, or more so. What is anomalous goes
     * far beyond what normal places reach, and takes two thirds of the scale.
     */
    static BufferedImage image(Explanation.Places places, SampleShape.Image shape) {
        return drawn(
                shape, place -> ColourMap.step(places.map()[place] / (TIMES_HIGH * places.high())));
    }

    private static BufferedImage drawn(SampleShape.Image shape, IntUnaryOperator step) {
        BufferedImage image =
                new BufferedImage(
                        shape.width(),
                        shape.height(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        ColourMap.palette());
        int[] row = new int[shape.width()];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                row[x] = step.applyAsInt(y * shape.width() + x);
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
