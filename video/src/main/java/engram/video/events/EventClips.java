package engram.video.events;

import engram.data.OutputFile;
import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.images.ImageOptions.Size;
import engram.video.drawing.Picture;
import engram.video.drawing.VideoWriter;
import engram.video.frames.VideoFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Saves a clip of each event while frames pass: from two seconds before it begins to when it has
 * ended, at the pace at which frames came. Frames are saved in the size and colours in which the
 * detector sees them. A clip that cannot be written, as on a full disk, is given up and said: the
 * watch goes on, and so do the clips of later events.
 */
public final class EventClips implements AutoCloseable {
    private static final double SECONDS_BEFORE = 2;

    /** However fast frames come, no more of them wait for an event. */
    private static final int MOST_BEFORE = 500;

    /** Twice that of television, so that each frame of most cameras finds its place. */
    private static final double RATE = 60;

    private final Path folder;
    private final SampleShape.Image shape;
    private final Consumer<String> told;
    private final Deque<VideoFrame> before = new ArrayDeque<>();
    private VideoWriter writer;

    /** Of the event that is going on, no clip can be written. */
    private boolean lost;

    private double began;
    private int clips;

    /**
     * @param folder is made where it is missing
     * @param shape of frames
     * @param told hears of clips that were given up
     * @throws UnusableSettingException if no clip can be there
     * @throws UncheckedIOException if the disk is full
     */
    public EventClips(Path folder, SampleShape.Image shape, Consumer<String> told) {
        this.folder = folder;
        this.shape = shape;
        this.told = told;
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "engram", ".part"));
        } catch (IOException e) {
            throw refused(folder, e);
        }
    }

    private static RuntimeException refused(Path folder, IOException e) {
        if (OutputFile.isDiskFull(e)) {
            return OutputFile.failure(folder, e);
        }
        String why = UnreadableDataException.reason(e);
        if (e instanceof FileAlreadyExistsException) {
            why = "it is a file; name a folder";
        } else if (e instanceof NoSuchFileException) {
            why = "no folder can be made there";
        }
        return new UnusableSettingException(folder + ": clips cannot be written here: " + why);
    }

    /**
     * A frame has passed.
     *
     * @param ongoing whether an event is going on
     * @return the clip that is whole with it
     */
    public Optional<Path> add(VideoFrame frame, boolean ongoing) {
        before.add(frame);
        lost &= ongoing;
        if (writer != null || (ongoing && !lost)) {
            return save(ongoing);
        }
        while (before.size() > MOST_BEFORE
                || frame.seconds() - before.element().seconds() > SECONDS_BEFORE) {
            before.remove();
        }
        return Optional.empty();
    }

    private Optional<Path> save(boolean ongoing) {
        try {
            if (writer == null) {
                begin();
            }
            before.forEach(this::write);
            before.clear();
            return ongoing ? Optional.empty() : Optional.of(finish());
        } catch (UncheckedIOException e) {
            giveUp(e.getCause(), ongoing);
        } catch (UnusableSettingException e) {
            giveUp(e, ongoing);
        }
        return Optional.empty();
    }

    private void giveUp(Exception why, boolean ongoing) {
        if (writer != null) {
            writer.close();
            writer = null;
        }
        lost = ongoing;
        told.accept("no clip of this event: " + why.getMessage());
    }

    private Path file() {
        return folder.resolve(String.format(Locale.ROOT, "event-%04d.mp4", clips));
    }

    private void begin() {
        do {
            clips++;
        } while (Files.exists(file()));
        writer = VideoWriter.create(file(), new Size(shape.width(), shape.height()), RATE);
        began = before.element().seconds();
    }

    private void write(VideoFrame frame) {
        writer.add(frame.seconds() - began, Picture.of(frame.pixels(), shape));
    }

    private Path finish() {
        try (VideoWriter finished = writer) {
            writer = null;
            finished.finish();
        }
        return file();
    }

    /** Ends the clip of an event that is going on. */
    @Override
    public void close() {
        if (writer != null) {
            save(false);
        }
    }
}
