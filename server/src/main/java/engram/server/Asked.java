package engram.server;

import engram.detection.explanation.Explanation;
import engram.detection.verdict.Detection;
import engram.server.detectors.DetectorFolder;
import engram.server.detectors.Served;
import engram.server.requests.Json;
import engram.server.requests.Limits;
import engram.server.requests.Problem;
import engram.server.requests.Sent;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Asks a detector what a request wants to know of it, and holds it meanwhile. */
final class Asked {
    private final DetectorFolder folder;
    private final Access access;
    private final Limits limits;
    private final Metrics metrics;

    Asked(DetectorFolder folder, Access access, Limits limits, Metrics metrics) {
        this.folder = folder;
        this.access = access;
        this.limits = limits;
        this.metrics = metrics;
    }

    Limits limits() {
        return limits;
    }

    private Served.Lease lease(Context context) {
        String name = context.pathParam("name");
        access.require(context, name); // before anything is said about what there is
        return folder.lease(name);
    }

    /** Answers from what is known of a detector, at once. */
    void tell(Context context, Function<Served, Object> answer) {
        try (Served.Lease lease = lease(context)) {
            Json.answer(context, answer.apply(lease.served()));
        }
    }

    /** Answers with what a detector says of the request's samples. */
    void judge(
            Context context,
            Function<Served, Sent> reading,
            BiConsumer<Served, List<Detection>> answer) {
        answer(
                context,
                served -> served.judge(() -> reading.apply(served)),
                (served, detections) -> {
                    gave(served, detections);
                    answer.accept(served, detections);
                });
    }

    /** Answers with why it says so. */
    void explain(
            Context context,
            Function<Served, Sent> reading,
            BiConsumer<Served, List<Explanation>> answer) {
        answer(
                context,
                served -> served.explain(() -> reading.apply(served)),
                (served, explained) -> {
                    gave(served, explained.stream().map(Explanation::detection).toList());
                    answer.accept(served, explained);
                });
    }

    private void gave(Served served, List<Detection> detections) {
        served.gave(detections);
        metrics.judged(served, detections);
    }

    private <T> void answer(
            Context context,
            Function<Served, CompletableFuture<T>> asking,
            BiConsumer<Served, T> answer) {
        Served.Lease lease = lease(context);
        try {
            Served served = lease.served();
            CompletableFuture<Void> answered =
                    asking.apply(served)
                            .orTimeout(limits.answer().toMillis(), TimeUnit.MILLISECONDS)
                            .thenAccept(given -> answer.accept(served, given))
                            .exceptionally(thrown -> failed(thrown, limits.answer()))
                            .whenComplete((done, thrown) -> lease.close());
            if (answered.isDone()) {
                rethrow(answered);
            } else {
                context.future(() -> answered);
            }
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    /** What is known at once needs no thread to come back with it. */
    private static void rethrow(CompletableFuture<Void> answered) {
        try {
            answered.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Void failed(Throwable thrown, Duration limit) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof TimeoutException) {
            throw Problem.unavailable(
                    "there was no answer within "
                            + limit.toSeconds()
                            + " s; send fewer samples at once, or try again later");
        }
        throw cause instanceof RuntimeException e ? e : new CompletionException(cause);
    }
}
