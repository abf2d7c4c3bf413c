package engram.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads a request's body whole before its handler gets a thread, so that however many send slowly,
 * those that do not need not wait. Bodies have a largest size and a longest time; all that are
 * being held together have a largest size too. A body that is too large is read to its end and
 * dropped: most clients look for an answer only when all is sent, and a connection that is closed
 * with something unread takes the answer with it.
 */
final class WholeBody extends Handler.Wrapper {
    private final long most;
    private final long mostTogether;
    private final Duration patience;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param most bytes of one body
     * @param patience how long a body may take to arrive
     */
    WholeBody(long most, Duration patience) {
        this.most = most;
        this.mostTogether = Math.max(most, Runtime.getRuntime().maxMemory() / 4);
        this.patience = patience;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        if (length == 0) {
            return super.handle(request, response, callback);
        }
        Arrival arrival = new Arrival(request, response, callback);
        if (length > most && request.getHeaders().contains(HttpHeader.EXPECT)) {
            arrival.refuse(HttpStatus.PAYLOAD_TOO_LARGE_413); // it asks before it sends
        } else {
            arrival.begin();
        }
        return true;
    }

    /** A body on its way. Either its end or its deadline decides what becomes of it. */
    private final class Arrival implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final AtomicBoolean decided = new AtomicBoolean();
        private final AtomicLong kept = new AtomicLong();
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Scheduler.Task deadline;

        /** What is answered at the end of a body that is dropped, or 0. */
        private volatile int verdict;

        Arrival(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void begin() {
            deadline =
                    request.getComponents()
                            .getScheduler()
                            .schedule(this::late, patience.toMillis(), TimeUnit.MILLISECONDS);
            run();
        }

        private void late() {
            refuse(verdict == 0 ? HttpStatus.REQUEST_TIMEOUT_408 : verdict);
        }

        @Override
        public void run() {
            while (!decided.get()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    refuse(
                            chunk.getFailure() instanceof TimeoutException
                                    ? HttpStatus.REQUEST_TIMEOUT_408
                                    : HttpStatus.BAD_REQUEST_400);
                    return;
                }
                boolean last = chunk.isLast();
                keep(chunk);
                chunk.release();
                if (last && verdict == 0) {
                    arrived();
                    return;
                } else if (last) {
                    refuse(verdict);
                    return;
                }
            }
            release(); // what was kept while the deadline decided
        }

        private void keep(Content.Chunk chunk) {
            int size = chunk.remaining();
            if (verdict != 0) {
                return;
            }
            if (bytes.size() + (long) size > most) {
                drop(HttpStatus.PAYLOAD_TOO_LARGE_413);
            } else if (held.addAndGet(size) > mostTogether) {
                held.addAndGet(-size);
                drop(HttpStatus.SERVICE_UNAVAILABLE_503);
            } else {
                kept.addAndGet(size);
                byte[] copy = new byte[size];
                chunk.getByteBuffer().get(copy);
                bytes.writeBytes(copy);
            }
        }

        private void drop(int status) {
            verdict = status;
            bytes = new ByteArrayOutputStream();
            release();
        }

        private void release() {
            held.addAndGet(-kept.getAndSet(0));
        }

        private void arrived() {
            if (!decided.compareAndSet(false, true)) {
                release();
                return;
            }
            deadline.cancel();
            Callback releasing = Callback.from(callback, this::release);
            try {
                Whole whole = new Whole(request, bytes.toByteArray());
                if (!WholeBody.super.handle(whole, response, releasing)) {
                    Response.writeError(whole, response, releasing, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception e) {
                Response.writeError(request, response, releasing, e);
            }
        }

        void refuse(int status) {
            if (decided.compareAndSet(false, true)) {
                if (deadline != null) {
                    deadline.cancel();
                }
                release();
                // A body that has not ended by now is not waited for.
                response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
                Response.writeError(request, response, callback, status);
            }
        }
    }

    /** The request once more, its body in memory. */
    private static final class Whole extends Request.Wrapper {
        private Content.Chunk body;

        Whole(Request request, byte[] bytes) {
            super(request);
            body = Content.Chunk.from(ByteBuffer.wrap(bytes), true);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = body;
            body = Content.Chunk.next(chunk);
            return chunk;
        }

        @Override
        public void demand(Runnable callback) {
            callback.run();
        }
    }
}
