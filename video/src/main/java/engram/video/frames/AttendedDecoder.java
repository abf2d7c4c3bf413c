package engram.video.frames;

import engram.images.ImageOptions.Size;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A decoder of what may fall silent. FFmpeg's own limits are on single reads: who sends a byte now
 * and then keeps within them, and no frame comes of it. Here a frame as a whole has to come in
 * time. A decoder that does not answer is left alone, and closed on its own thread when it does.
 */
final class AttendedDecoder implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(AttendedDecoder::at);
    private final Duration patience;
    private Decoder decoder;

    /** Connects. */
    interface Opening extends Callable<Decoder> {
        @Override
        Decoder call() throws Decoder.StoppedException;
    }

    private AttendedDecoder(Duration patience) {
        this.patience = patience;
    }

    private static Thread at(Runnable work) {
        Thread thread = new Thread(work, "engram-camera");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param patience how long a connection may take, and each frame
     */
    static AttendedDecoder open(Opening opening, Duration patience)
            throws Decoder.StoppedException {
        AttendedDecoder attended = new AttendedDecoder(patience);
        try {
            attended.inTime(
                    () -> {
                        attended.decoder = opening.call();
                        return true;
                    });
            return attended;
        } catch (Decoder.StoppedException | RuntimeException e) {
            attended.close();
            throw e;
        }
    }

    Size size() {
        return decoder.size();
    }

    /** The next picture; null at the end. */
    Decoder.Picture next() throws Decoder.StoppedException {
        return inTime(() -> decoder.next());
    }

    private <T> T inTime(Callable<T> work) throws Decoder.StoppedException {
        try {
            return thread.submit(work).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Decoder.StoppedException(Decoder.SILENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Decoder.StoppedException("nobody waits for it any more");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Decoder.StoppedException stopped) {
                throw stopped;
            } else if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("decoding a live source failed", e.getCause());
        }
    }

    @Override
    public void close() {
        if (!thread.isShutdown()) {
            thread.execute(
                    () -> {
                        if (decoder != null) {
                            decoder.close();
                        }
                    });
            thread.shutdown();
        }
    }
}
