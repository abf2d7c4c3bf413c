package engram.video;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * Saves a clip of each event while frames pass: from a little before it begins, of which as many
 * frames are kept as that takes, to when it has ended. Frames are saved in the size and colours in
 * which the detector sees them.
 */
public final class EventClips implements AutoCloseable {
    private static final int BEFORE = 50;
    private static final double RATE = 25;

    private final Path folder;
    private final SampleShape.Image shape;
    private final Deque<BufferedImage> before = new ArrayDeque<>();
    private VideoWriter writer;
    private int clips;

    /**
     * @param folder is made where it is missing
     * @param shape of frames
     * @throws UncheckedIOException if nothing can be written there
     */
    public EventClips(Path folder, SampleShape.Image shape) {
        this.folder = folder;
        this.shape = shape;
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "engram", ".part"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException(
                            folder
                                    + ": clips cannot be written here: "
                                    + UnreadableDataException.reason(e),
                            e));
        }
    }

    /**
     * A frame has passed.
     *
     * @param pixels as {@link VideoFrame#pixels} has them
     * @param ongoing whether an event is going on
     * @return the clip that is whole with it
     */
    public Optional<Path> add(byte[] pixels, boolean ongoing) {
        BufferedImage picture = picture(pixels);
        if (writer == null && ongoing) {
            begin();
        }
        if (writer != null) {
            writer.add(picture);
            return ongoing ? Optional.empty() : finish();
        }
        before.add(picture);
        if (before.size() > BEFORE) {
            before.remove();
        }
        return Optional.empty();
    }

    private Path file() {
        return folder.resolve(String.format(Locale.ROOT, "event-%04d.mp4", clips));
    }

    private void begin() {
        do {
            clips++;
        } while (Files.exists(file()));
        writer = VideoWriter.create(file(), new Size(shape.width(), shape.height()), RATE);
        before.forEach(writer::add);
        before.clear();
    }

    private Optional<Path> finish() {
        try (VideoWriter finished = writer) {
            writer = null;
            finished.finish();
        }
        return Optional.of(file());
    }

    private BufferedImage picture(byte[] pixels) {
        return Picture.of(pixels, shape);
    }

    /** Ends the clip of an event that is going on. */
    @Override
    public void close() {
        if (writer != null) {
            finish();
        }
    }
}
