package engram.video.frames;

import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import java.util.List;
import java.util.Optional;

/** One walk over the frames of a video; used by one thread at a time. */
public interface FrameReader extends AutoCloseable {

    /**
     * The next frame; empty at the end.
     *
     * @throws UnreadableDataException if the video cannot be read on
     */
    Optional<VideoFrame> next();

    /** Width and height of its frames; empty where its footage says so without being opened. */
    default Optional<Size> size() {
        return Optional.empty();
    }

    /** What a person should know of the frames so far, a sentence each. */
    default List<String> remarks() {
        return List.of();
    }

    @Override
    void close();
}
