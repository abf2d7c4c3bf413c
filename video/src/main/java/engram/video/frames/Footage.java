package engram.video.frames;

import engram.data.SampleShape;
import engram.data.UnreadableDataException;
import engram.images.ImageOptions.Size;
import java.nio.file.Path;
import java.util.List;

/** Where frames come from. Opened, and nothing decoded. */
public sealed interface Footage permits FrameFolder, VideoFile, LiveStream {

    /** What a person calls it. */
    String name();

    /**
     * Width and height of its first frame.
     *
     * @throws UnreadableDataException if it cannot be read
     */
    Size size();

    /**
     * Frames a second, as it says itself.
     *
     * @throws UnreadableDataException if it cannot be read
     */
    double rate();

    /**
     * Starts at the first frame.
     *
     * @param shape of the frames that are wanted; their aspect ratio is not kept
     * @throws UnreadableDataException if it cannot be read
     */
    FrameReader open(SampleShape.Image shape);

    /** Whether its frames tell when they were taken. */
    default boolean isTimed() {
        return true;
    }

    /** The files that it consists of; none of a live source. */
    List<Path> files();

    /** What a person should know of it before anything is decoded. */
    default List<String> remarks() {
        return List.of();
    }
}
