package engram.images.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture file for ImageIO's readers, which can be stopped from another thread. Damaged files
 * lead decoders into loops that read and seek without end; here they meet an exception.
 *
 * <p>A file of usual size is read at once: decoders that fetch single bytes are several times
 * faster so.
 */
public final class PictureStream extends ImageInputStreamImpl {
    private static final int WHOLE = 1 << 25;
    private static final int PART = 1 << 20;
    private static final int GLANCE = 1 << 12;

    /** Decoders look a little beyond the end, and only those that are lost do so for long. */
    private static final int BEYOND_END = 10_000;

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer window;
    private long windowStart;
    private int beyondEnd;
    private volatile String stopped;

    private PictureStream(FileChannel channel, int window) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        this.window = ByteBuffer.allocate((int) Math.min(length, window)).limit(0);
    }

    private PictureStream(byte[] file) {
        this.channel = null;
        this.length = file.length;
        this.window = ByteBuffer.wrap(file);
    }

    /** A file that is in memory already. */
    static PictureStream of(byte[] file) {
        return new PictureStream(file);
    }

    /** Opens a file to read all of it. */
    public static PictureStream open(Path file) throws IOException {
        return open(file, Files.size(file) <= WHOLE ? WHOLE : PART);
    }

    /** Opens a file to read little of it, such as its header. */
    static PictureStream glance(Path file) throws IOException {
        return open(file, GLANCE);
    }

    private static PictureStream open(Path file, int window) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new PictureStream(channel, window);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            channel.close();
            throw e;
        }
    }

    /** Whoever reads from now on gets an exception that says why. */
    public void stop(String why) {
        stopped = why;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!available()) {
            return -1;
        }
        return window.get((int) (streamPos++ - windowStart)) & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        if (!available()) {
            return -1;
        }
        int at = (int) (streamPos - windowStart);
        int got = Math.min(count, window.limit() - at);
        window.get(at, into, offset, got);
        streamPos += got;
        return got;
    }

    @Override
    public void seek(long position) throws IOException {
        requireRunning();
        super.seek(position);
    }

    @Override
    public long length() {
        return length;
    }

    /** Whether there is a byte at the position; it is in the window then. */
    private boolean available() throws IOException {
        checkClosed();
        requireRunning();
        if (streamPos >= length) {
            if (++beyondEnd > BEYOND_END) {
                throw new IIOException("the file ends too early");
            }
            return false;
        }
        if (streamPos < windowStart || streamPos >= windowStart + window.limit()) {
            fill(streamPos);
        }
        return streamPos < windowStart + window.limit();
    }

    private void requireRunning() throws IIOException {
        if (stopped != null) {
            throw new IIOException(stopped);
        }
    }

    private void fill(long start) throws IOException {
        window.clear();
        windowStart = start;
        while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {
            // A read may give less than was asked for.
        }
        window.flip();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            super.close();
        }
    }
}
