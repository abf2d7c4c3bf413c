package engram.data.encodings;

import java.util.Arrays;

/**
 * What stands still before a camera, as a small picture, by which is seen later whether the camera
 * still looks where it looked.
 *
 * @param greys 0 (black) to 255 (white), row by row; nobody changes them
 */
public record Background(int width, int height, byte[] greys) {

    public Background {
        if (width < 1 || height < 1 || greys == null || greys.length != width * height) {
            throw new IllegalArgumentException(
                    "a background of " + width + "x" + height + " has as many greys");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Background same
                && width == same.width
                && height == same.height
                && Arrays.equals(greys, same.greys);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(greys);
    }

    @Override
    public String toString() {
        return "a background of " + width + "x" + height;
    }
}
