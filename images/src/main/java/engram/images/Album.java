package engram.images;

import engram.data.Label;
import engram.data.Sha256;
import engram.data.encodings.ImageEncoding;
import engram.images.files.PictureHeader;
import engram.images.files.Pixels;
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
    PictureHeader header(int position);

    /**
     * Decodes and resizes.
     *
     * @throws engram.data.UnreadableDataException if the picture cannot be read, or its values are
     *     of another kind than the encoding's
     */
    Pixels pixels(int position, ImageEncoding encoding);

    /**
     * Some of a picture's values as they are stored, evenly spread over it; those of 8 bits at 257
     * times what they are where it may lie among pictures of 16.
     *
     * @throws engram.data.UnreadableDataException if the picture cannot be read
     */
    double[] stored(int position);

    /**
     * How many bytes a picture is stored in; 0 where it cannot be compared with others, since it is
     * one of several in a file, or cannot be read.
     */
    long length(int position);

    /** Adds the picture's bytes, as they are stored. */
    void digest(int position, Sha256 into);

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
        public PictureHeader header(int position) {
            return album.header(positions[position]);
        }

        @Override
        public Pixels pixels(int position, ImageEncoding encoding) {
            return album.pixels(positions[position], encoding);
        }

        @Override
        public double[] stored(int position) {
            return album.stored(positions[position]);
        }

        @Override
        public long length(int position) {
            return album.length(positions[position]);
        }

        @Override
        public void digest(int position, Sha256 into) {
            album.digest(positions[position], into);
        }
    }
}
