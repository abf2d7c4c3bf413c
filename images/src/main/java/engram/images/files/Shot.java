package engram.images.files;

import engram.data.LeftOut;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.IIOException;

/**
 * One picture of a file.
 *
 * @param page its number in the file, from 0
 * @param largest how many megapixels it may have
 */
public record Shot(Path file, int page, int largest) {
    private static final String WAY_OUT =
            "; remove it, or leave out such files by --skip-unreadable";
    private static final double SECONDS = 15;
    private static final double SECONDS_PER_MEGAPIXEL = 0.2;

    public PictureHeader header() {
        return read(PictureStream::glance, PictureFile::header);
    }

    public Pixels pixels(ImageEncoding encoding) {
        return read(PictureStream::open, picture -> picture.pixels(encoding));
    }

    public double[] stored() {
        return read(PictureStream::open, PictureFile::stored);
    }

    private interface Opening {
        PictureStream of(Path file) throws IOException;
    }

    private interface Reading<T> {
        T from(PictureFile picture) throws IOException;
    }

    /**
     * The pixels of a picture whose file is in memory.
     *
     * @throws IOException if it cannot be read; says why, without naming a file
     */
    public static Pixels pixels(byte[] file, int largest, ImageEncoding encoding)
            throws IOException {
        Shot shot = new Shot(Path.of(""), 0, largest);
        return shot.tried(none -> PictureStream.of(file), picture -> picture.pixels(encoding));
    }

    private <T> T read(Opening opening, Reading<T> reading) {
        try {
            return tried(opening, reading);
        } catch (IOException e) {
            throw new UnreadableDataException(
                    file, "cannot be read as a picture (" + e.getMessage() + ")" + WAY_OUT);
        }
    }

    private <T> T tried(Opening opening, Reading<T> reading) throws IOException {
        try (PictureStream in = opening.of(file);
                Decoding decoding = new Decoding(in)) {
            return Patience.await(
                    () -> {
                        try (PictureFile picture = new PictureFile(in, this, decoding)) {
                            return reading.from(picture);
                        }
                    },
                    decoding::seconds,
                    decoding::stop);
        } catch (EOFException e) {
            throw new IIOException("the file ends too early");
        } catch (NoSuchFileException e) {
            throw new IIOException("there is no such file");
        } catch (UnreadableDataException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            // A decoder that takes all the memory may leave none to whoever waits for it.
            throw new IIOException("there is not enough memory to decode it");
        } catch (RuntimeException e) {
            // ImageIO's readers answer damaged files with whatever their parsing stumbles over.
            throw new IIOException("the file is damaged: " + e);
        }
    }

    /** A picture that is gone on without: its reason names no way out, since that was taken. */
    public static LeftOut leftOut(String id, UnreadableDataException unreadable) {
        String why = unreadable.getMessage();
        return new LeftOut(
                id,
                why.endsWith(WAY_OUT) ? why.substring(0, why.length() - WAY_OUT.length()) : why);
    }

    /** What a decoder at work occupies, and how long it may take. */
    static final class Decoding implements AutoCloseable {
        private final PictureStream in;
        private volatile long pixels;
        private volatile boolean over;
        private volatile LargePictures.Place place;

        private Decoding(PictureStream in) {
            this.in = in;
        }

        /** Waits until there is room for that many pixels, at so many bytes each. */
        void enter(long count, int bytes) throws IOException {
            pixels = count;
            place = LargePictures.enter(count * bytes);
            if (over) {
                place.close();
                throw new IIOException("nobody waits for it any longer");
            }
        }

        private double seconds() {
            return SECONDS + SECONDS_PER_MEGAPIXEL * pixels / 1e6;
        }

        private void stop() {
            in.stop("its decoder came to no end");
        }

        @Override
        public void close() {
            over = true;
            if (place != null) {
                place.close();
            }
        }
    }
}
