package engram.server.detectors;

import engram.data.SampleShape;
import engram.server.requests.Problem;
import engram.server.requests.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Scores the samples of several requests together, which costs less than one by one. A sample waits
 * for others only while requests are being read, and never longer than a few milliseconds: a lone
 * request is scored at once, by the thread that brings it if it is one sample. What takes long is
 * scored in pieces, with other requests between.
 */
final class Batcher<T> implements AutoCloseable {
    /** Of one round: the share of a request that others may have to wait for. */
    private static final int MOST = 1024;

    /** Nobody waits for a job any longer. */
    private static final int ENOUGH = Integer.MAX_VALUE / 2;

    private final Function<Together, List<T>> detector;
    private final SampleShape shape;
    private final long patience;
    private final BlockingQueue<Job<T>> queue;

    /** One for each job in the queue: whoever takes a job has taken one. */
    private final Semaphore there = new Semaphore(0);

    private final AtomicInteger arriving = new AtomicInteger();

    /** As many rounds as may be scored at the same time, whoever scores them. */
    private final Semaphore turns;

    private volatile boolean closed;

    private record Job<T>(Sent sent, CompletableFuture<List<T>> verdicts) {}

    /**
     * @param detector gives what is asked for of each sample, such as its verdict, in order;
     *     several threads call it
     * @param workers how many rounds are scored at the same time
     */
    Batcher(
            Function<Together, List<T>> detector,
            SampleShape shape,
            int waiting,
            Duration patience,
            int workers) {
        this.detector = detector;
        this.shape = shape;
        this.patience = patience.toNanos();
        this.queue = new ArrayBlockingQueue<>(waiting);
        this.turns = new Semaphore(workers);
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(this::work, "engram-batch-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A request is being read: whoever is about to be scored may wait a moment for it. */
    void announce() {
        arriving.incrementAndGet();
    }

    /** The request that was announced has been read, or has failed. */
    void arrived() {
        arriving.decrementAndGet();
    }

    /**
     * The verdicts on a request's samples, in order; known at once where it is one sample and
     * nobody else's are waiting, as handing it to another thread and back takes longer than to
     * score it.
     *
     * @throws Problem if too many requests wait already
     */
    CompletableFuture<List<T>> judge(Sent sent) {
        if (sent.size() > 1 || closed || !queue.isEmpty() || !turns.tryAcquire()) {
            return submit(sent);
        }
        try {
            Job<T> job = new Job<>(sent, new CompletableFuture<>());
            score(List.of(job));
            return job.verdicts;
        } finally {
            turns.release();
        }
    }

    /**
     * The verdicts on a request's samples, in order, when one of the workers has come to them.
     *
     * @throws Problem if too many requests wait already
     */
    CompletableFuture<List<T>> submit(Sent sent) {
        List<CompletableFuture<List<T>>> pieces = new ArrayList<>();
        for (int from = 0; from < sent.size(); from += MOST) {
            int to = Math.min(sent.size(), from + MOST);
            Sent piece = from == 0 && to == sent.size() ? sent : sent.part(from, to);
            Job<T> job = new Job<>(piece, new CompletableFuture<>());
            if (!takes(job)) {
                pieces.forEach(begun -> begun.cancel(false));
                throw closed
                        ? Problem.unavailable("the service is stopping; ask another, or later")
                        : Problem.tooMany(
                                "too many requests wait for this detector; send fewer at the same"
                                        + " time, or try again in a second");
            }
            pieces.add(job.verdicts);
        }
        return joined(pieces);
    }

    /** Whatever comes into the queue comes before the workers have seen that it is closed. */
    private boolean takes(Job<T> job) {
        synchronized (queue) {
            boolean taken = !closed && queue.offer(job);
            if (taken) {
                there.release();
            }
            return taken;
        }
    }

    private static <T> CompletableFuture<List<T>> joined(List<CompletableFuture<List<T>>> pieces) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        return CompletableFuture.allOf(pieces.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> pieces.stream().flatMap(one -> one.join().stream()).toList());
    }

    private void work() {
        for (Job<T> first = awaited(); first != null; first = awaited()) {
            turns.acquireUninterruptibly();
            try {
                List<Job<T>> round = gather(first);
                round.removeIf(job -> job.verdicts.isDone()); // nobody waits for it any longer
                if (!round.isEmpty()) {
                    score(round);
                }
            } finally {
                turns.release();
            }
        }
    }

    /** The next job; null where there is none and none will come. */
    private Job<T> awaited() {
        there.acquireUninterruptibly();
        return queue.poll();
    }

    private List<Job<T>> gather(Job<T> first) {
        List<Job<T>> round = new ArrayList<>();
        Job<T> next = first;
        long until = System.nanoTime() + patience;
        int samples = 0;
        while (next != null) {
            round.add(next);
            samples += next.sent.size();
            next = samples >= MOST ? null : another(until);
        }
        return round;
    }

    /** Another job that is there, or comes before it is too late; null where none does. */
    private Job<T> another(long until) {
        long wait = arriving.get() > 0 && !closed ? until - System.nanoTime() : 0;
        try {
            return there.tryAcquire(wait, TimeUnit.NANOSECONDS) ? queue.poll() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void score(List<Job<T>> round) {
        try {
            List<T> all =
                    detector.apply(new Together(shape, round.stream().map(Job::sent).toList()));
            int next = 0;
            for (Job<T> job : round) {
                int to = next + job.sent.size();
                job.verdicts.complete(List.copyOf(all.subList(next, to)));
                next = to;
            }
        } catch (RuntimeException | Error e) { // whatever it is, the worker goes on
            if (round.size() == 1) {
                round.get(0).verdicts.completeExceptionally(e);
            } else {
                // One request's samples must not spoil the others'.
                round.forEach(job -> score(List.of(job)));
            }
        }
    }

    /**
     * Takes nothing more. What was taken is still scored, and the workers end after it: nothing is
     * waited for here, as it may be one of them that gave the last answer and closes.
     */
    @Override
    public void close() {
        synchronized (queue) {
            if (!closed) {
                closed = true;
                there.release(ENOUGH);
            }
        }
    }
}
