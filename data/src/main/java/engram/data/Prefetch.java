package engram.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Reads ahead on a thread of its own, so that whoever computes on the samples does not wait for
 * disks and decoders. What the reader throws is thrown again by {@link #next}.
 */
public final class Prefetch implements SampleReader {
    private static final int BATCHES_AHEAD = 3;

    /** One step of the reader: a batch, the end (no batch), or a failure. */
    private record Step(Optional<Batch> batch, List<LeftOut> leftOut, Throwable failure) {}

    private final SampleReader reader;
    private final int batchSize;
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread thread = new Thread(this::read, "engram-prefetch");
    private volatile boolean closed;
    private Step current;
    private int given;

    private Prefetch(SampleReader reader, int batchSize) {
        this.reader = reader;
        this.batchSize = batchSize;
    }

    /**
     * Starts to read ahead, {@code batchSize} samples at a time; a few such batches are held. The
     * returned reader owns {@code reader} and closes it.
     */
    public static SampleReader of(SampleReader reader, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size must be at least 1, not " + batchSize);
        }
        Prefetch prefetch = new Prefetch(reader, batchSize);
        prefetch.thread.setDaemon(true);
        prefetch.thread.start();
        return prefetch;
    }

    @Override
    public Optional<Batch> next(int maximum) {
        if (current == null || (given == size(current) && isBatch(current))) {
            current = take();
            given = 0;
        }
        if (!isBatch(current)) {
            rethrow(current.failure);
            return Optional.empty();
        }
        int from = given;
        given = Math.min(size(current), from + maximum);
        return current.batch.map(batch -> batch.part(from, given));
    }

    @Override
    public List<LeftOut> leftOut() {
        return current == null ? List.of() : current.leftOut;
    }

    /** Waits until the thread has stopped and closed its reader. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            steps.clear(); // Frees the thread if it waits for room; it then sees that it is closed.
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (reader) {
            boolean more = true;
            while (more && !closed) {
                Step step = step();
                more = isBatch(step);
                steps.put(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody but the JVM's end interrupts this thread.
        }
    }

    private Step step() {
        try {
            return new Step(reader.next(batchSize), reader.leftOut(), null);
        } catch (RuntimeException | Error failure) {
            return new Step(Optional.empty(), reader.leftOut(), failure);
        }
    }

    private Step take() {
        try {
            return steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for samples");
        }
    }

    private static boolean isBatch(Step step) {
        return step.batch.isPresent();
    }

    private static int size(Step step) {
        return step.batch.map(Batch::size).orElse(0);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
