package engram.video.frames;

import engram.data.SampleShape;
import engram.images.ImageOptions.Size;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Opens a video and decodes it on a thread of its own, a bounded number of frames ahead of whoever
 * computes on them. What decoding throws is thrown again by {@link #next}.
 */
public final class ReadAhead implements FrameReader {
    private static final int BYTES_AHEAD = 32_000_000;
    private static final int MOST_FRAMES = 64;
    private static final int FEWEST_FRAMES = 4;

    /** One step: a frame, the end (no frame), or a failure. */
    private record Step(Optional<VideoFrame> frame, List<String> remarks, Throwable failure) {}

    private final BlockingQueue<Step> steps;
    private final Thread thread;
    private volatile boolean closed;
    private volatile Optional<Size> size = Optional.empty();
    private Step current = new Step(Optional.empty(), List.of(), null);
    private boolean ended;

    private ReadAhead(int capacity, Supplier<FrameReader> opening) {
        steps = new ArrayBlockingQueue<>(capacity);
        thread = new Thread(() -> read(opening), "engram-frames");
        thread.setDaemon(true);
    }

    public static ReadAhead of(Footage footage, SampleShape.Image shape) {
        int frames = Math.min(MOST_FRAMES, Math.max(FEWEST_FRAMES, BYTES_AHEAD / shape.size()));
        ReadAhead ahead = new ReadAhead(frames, () -> footage.open(shape));
        ahead.thread.start();
        return ahead;
    }

    private void read(Supplier<FrameReader> opening) {
        try (FrameReader reader = opening.get()) {
            boolean more = true;
            size = reader.size();
            while (more && !closed) {
                Optional<VideoFrame> frame = reader.next();
                more = frame.isPresent();
                steps.put(new Step(frame, reader.remarks(), null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    private void fail(Throwable failure) {
        try {
            steps.put(new Step(Optional.empty(), List.of(), failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed, and nobody asks
        }
    }

    @Override
    public Optional<VideoFrame> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            current = steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for frames");
        }
        ended = current.frame.isEmpty();
        if (current.failure instanceof RuntimeException e) {
            throw e;
        } else if (current.failure instanceof Error e) {
            throw e;
        }
        return current.frame;
    }

    /** Whether more frames are decoded than were asked for. */
    public boolean isAhead() {
        Step next = steps.peek();
        return next != null && next.frame.isPresent();
    }

    /** {@inheritDoc} Known once there is a first frame. */
    @Override
    public Optional<Size> size() {
        return size;
    }

    @Override
    public List<String> remarks() {
        return current.remarks;
    }

    /** Does not wait for a decoder that waits for a camera: its thread ends when that answers. */
    @Override
    public void close() {
        closed = true;
        ended = true;
        thread.interrupt();
        steps.clear();
    }
}
