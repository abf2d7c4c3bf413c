package engram.images;

import engram.data.Label;
import engram.data.SampleShape;
import java.security.MessageDigest;
import java.util.stream.IntStream;

/** Pictures in order, of which nothing has been decoded. Safe for several threads. */
interface Album {
    int size();

    String id(int position);

    Label label(int position);

    /**
     * What is known before decoding.
     *
     * @throws engram.data.UnreadableDataException if the picture is none
     */
    Header header(int position);

    /**
     * Decodes and resizes.
     *
     * @return values 0 to 255, channel by channel, row by row
     * @throws engram.data.UnreadableDataException if the picture cannot be read
     */
    byte[] pixels(int position, SampleShape.Image shape);

    /** Adds the picture's bytes, as they are stored. */
    void digest(int position, MessageDigest into);

    /** A picture as a viewer shows it, upright. */
    record Header(int width, int height, boolean grey) {}

    /** Those at {@code positions}, in that order. */
    default Album at(int[] positions) {
        return new Chosen(this, positions);
    }

    /** Those to learn from: the normal ones, or all where nothing is known about any. */
    default Album normals() {
        int[] normal = IntStream.range(0, size()).filter(i -> label(i) == Label.NORMAL).toArray();
        boolean unlabelled = IntStream.range(0, size()).allMatch(i -> label(i) == Label.UNKNOWN);
        return unlabelled ? this : at(normal);
    }

    /** Some pictures of an album. */
    record Chosen(Album album, int[] positions) implements Album {
        @Override
        public int size() {
            return positions.length;
        }

        @Override
        public String id(int position) {
            return album.id(positions[position]);
        }

        @Override
        public Label label(int position) {
            return album.label(positions[position]);
        }

        @Override
        public Header header(int position) {
            return album.header(positions[position]);
        }

        @Override
        public byte[] pixels(int position, SampleShape.Image shape) {
            return album.pixels(positions[position], shape);
        }

        @Override
        public void digest(int position, MessageDigest into) {
            album.digest(positions[position], into);
        }
    }
}
