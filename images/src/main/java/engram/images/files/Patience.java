package engram.images.files;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import javax.imageio.IIOException;

/**
 * Waits for a decoder, but not for ever. A decoder that computes for longer than it may is told to
 * stop; one that does not listen is left behind on its thread, which dies with the process.
 *
 * <p>What counts is the time that the decoder's thread computed: a machine that is busy, or was
 * asleep, makes no picture unreadable.
 */
public final class Patience {
    private static final long LOOK_MILLIS = 2_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ExecutorService DECODERS =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "engram-picture");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Patience() {}

    /** Notes the thread that a decoder runs on. */
    private static final class Watched<T> implements Callable<T> {
        private final Callable<T> decoder;
        private volatile Thread thread;
        private volatile long start;

        Watched(Callable<T> decoder) {
            this.decoder = decoder;
        }

        @Override
        public T call() throws Exception {
            start = THREADS.getCurrentThreadCpuTime();
            thread = Thread.currentThread();
            return decoder.call();
        }

        double seconds() {
            Thread on = thread;
            return on == null ? 0 : (THREADS.getThreadCpuTime(on.getId()) - start) / 1e9;
        }
    }

    /**
     * What the decoder gives, or throws.
     *
     * @param seconds how long it may compute; asked for again and again, as only the decoder learns
     *     how large the picture is
     * @param stop asks the decoder to stop
     * @throws IIOException if it computed for longer, or ran out of memory
     */
    public static <T> T await(Callable<T> decoder, DoubleSupplier seconds, Runnable stop)
            throws IOException {
        Watched<T> watched = new Watched<>(decoder);
        FutureTask<T> result = new FutureTask<>(watched);
        DECODERS.execute(result);
        boolean stopped = false;
        while (true) {
            try {
                return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (stopped) {
                    throw new IIOException("its decoder came to no end");
                }
                if (watched.seconds() > seconds.getAsDouble()) {
                    stop.run();
                    stopped = true;
                }
            } catch (ExecutionException e) {
                throw thrown(e.getCause());
            } catch (InterruptedException e) {
                stop.run();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting for a picture");
            }
        }
    }

    private static IOException thrown(Throwable cause) throws IOException {
        if (cause instanceof OutOfMemoryError) {
            return new IIOException("there is not enough memory to decode it");
        } else if (cause instanceof RuntimeException e) {
            throw e;
        } else if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof IOException e ? e : new IIOException(cause.toString(), cause);
    }
}
