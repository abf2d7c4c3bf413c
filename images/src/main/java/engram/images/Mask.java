package engram.images;

import engram.data.SampleShape;
import engram.data.encodings.ImageEncoding;
import engram.images.files.PictureHeader;
import engram.images.files.Resampler;
import engram.images.files.Shot;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows where a picture is anomalous: what is marked in any of its files.
 *
 * @param files one, or, where each shows one of several anomalies, more
 */
public record Mask(List<Path> files) {
    /** More kinds of anomalies than any mask numbers. */
    private static final float NUMBERS = 32;

    private static final int LARGEST = ImageOptions.Tolerance.NONE.largest();

    public Mask {
        files = List.copyOf(files);
    }

    /** Width and height as they are stored. */
    public ImageOptions.Size size() {
        PictureHeader header = shot(files.get(0)).header();
        return new ImageOptions.Size(header.width(), header.height());
    }

    /**
     * The mask in another size: what is anomalous by half of its area or more.
     *
     * @return row by row
     * @throws engram.data.UnreadableDataException if a file cannot be read
     */
    public boolean[] read(int width, int height) {
        boolean[] anomalous = new boolean[Math.multiplyExact(width, height)];
        for (Path file : files) {
            SampleShape.Image resized = new SampleShape.Image(1, height, width);
            float[] shares = Resampler.resample(Marked.of(file), resized);
            for (int i = 0; i < anomalous.length; i++) {
                anomalous[i] |= shares[i] >= 0.5f;
            }
        }
        return anomalous;
    }

    /** A mask in its own size, 1 where it marks. */
    private record Marked(float[] values, int width, int height) implements Resampler.Rows {
        static Marked of(Path file) {
            PictureHeader header = shot(file).header();
            SampleShape.Image own = new SampleShape.Image(1, header.height(), header.width());
            ImageEncoding encoding = new ImageEncoding(own, ImageEncoding.PixelRange.UNIT);
            float[] values = new float[own.size()];
            shot(file).pixels(encoding).scale(encoding.range(), values, 0);
            float most = 0;
            for (float value : values) {
                most = Math.max(most, value);
            }
            // Masks hold 0 and 255, or the numbers of kinds of anomalies; JPEG adds noise to black.
            float black = most * 255 > NUMBERS ? most / 2 : 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] > black ? 1 : 0;
            }
            return new Marked(values, header.width(), header.height());
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void read(int y, float[][] into) {
            System.arraycopy(values, y * width, into[0], 0, width);
        }
    }

    private static Shot shot(Path file) {
        return new Shot(file, 0, LARGEST);
    }
}
