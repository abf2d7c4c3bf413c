package engram.images;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.Sha256;
import engram.data.UnreadableDataException;
import engram.data.encodings.Depth;
import engram.data.encodings.ImageEncoding;
import engram.data.stores.ByteChunks;
import engram.images.files.Greys;
import engram.images.files.Orientation;
import engram.images.files.PictureHeader;
import engram.images.files.Pixels;
import engram.images.files.Resampler;
import engram.images.folders.Classes;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.IIOException;

/** Pictures stored one after the other as bare pixels, channel by channel, in one file. */
final class RawAlbum implements Album {

    /**
     * Where in the file a picture's pixels are.
     *
     * @param header bytes before the first record
     * @param record bytes from one record to the next
     * @param pixels bytes of a record before its pixels
     * @param shape what the pixels are
     */
    record Layout(int header, int record, int pixels, SampleShape.Image shape) {
        long start(int position) {
            return header + (long) position * record + pixels;
        }
    }

    /** Class numbers by position and what each number is called; no numbers where none is known. */
    record Marks(byte[] numbers, List<String> names) {
        String className(int position) {
            return numbers.length == 0 ? Classes.NONE : names.get(numbers[position] & 0xff);
        }
    }

    private final String name;
    private final Layout layout;
    private final int size;
    private final Marks marks;
    private final Classes classes;
    private final Supplier<ByteChunks> open;
    private ByteChunks bytes;

    /** {@code open} is called when a pixel is first asked for. */
    RawAlbum(RawFile file, Layout layout, Marks marks, Classes classes, Supplier<ByteChunks> open) {
        this.name = file.name();
        this.layout = layout;
        this.size = file.pictures();
        this.marks = marks;
        this.classes = classes;
        this.open = open;
    }

    /** A file's name, as its pictures' ids begin, and how many pictures it has. */
    record RawFile(String name, int pictures) {}

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int position) {
        return name + "#" + position;
    }

    @Override
    public Label label(int position) {
        return classes.label(marks.className(position));
    }

    @Override
    public PictureHeader header(int position) {
        SampleShape.Image shape = layout.shape();
        return new PictureHeader(
                shape.width(), shape.height(), shape.channels() == 1, Depth.BITS_8);
    }

    @Override
    public Pixels pixels(int position, ImageEncoding encoding) {
        byte[] pixels = bytes(position);
        if (encoding.levels().isEmpty() && layout.shape().equals(encoding.shape())) {
            return new Pixels.Bytes(pixels);
        }
        try {
            Greys greys = Greys.of(Depth.BITS_8, 8, encoding.levels());
            return Pixels.of(
                    new Planes(pixels, layout.shape(), greys), Orientation.UPRIGHT, encoding);
        } catch (IIOException e) {
            throw new UnreadableDataException(id(position) + ": " + e.getMessage());
        }
    }

    @Override
    public double[] stored(int position) {
        byte[] pixels = bytes(position);
        Greys greys = Greys.stored(Depth.BITS_8, 8);
        return IntStream.range(0, pixels.length)
                .mapToDouble(i -> greys.number(pixels[i] & 0xff))
                .toArray();
    }

    @Override
    public long length(int position) {
        return layout.shape().size();
    }

    @Override
    public void digest(int position, Sha256 into) {
        into.add(bytes(position));
    }

    private byte[] bytes(int position) {
        byte[] pixels = new byte[layout.shape().size()];
        bytes().read(layout.start(position), pixels, 0, pixels.length);
        return pixels;
    }

    private synchronized ByteChunks bytes() {
        if (bytes == null) {
            bytes = open.get();
        }
        return bytes;
    }

    private record Planes(byte[] pixels, SampleShape.Image shape, Greys greys)
            implements Resampler.Rows {
        @Override
        public int width() {
            return shape.width();
        }

        @Override
        public int height() {
            return shape.height();
        }

        @Override
        public int channels() {
            return shape.channels();
        }

        @Override
        public void read(int y, float[][] into) {
            for (int c = 0; c < into.length; c++) {
                int start = (c * height() + y) * width();
                for (int x = 0; x < width(); x++) {
                    into[c][x] = greys.grey(pixels[start + x] & 0xff);
                }
            }
        }
    }
}
