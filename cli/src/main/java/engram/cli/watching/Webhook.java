package engram.cli.watching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.cli.terminal.BadUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends messages to an address as JSON, on a thread of its own, so that nobody who has something to
 * tell waits for the network. What cannot be delivered is tried again, later and later, and then
 * given up, which is said.
 */
public final class Webhook implements AutoCloseable {
    private static final int WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final String NOT_SENT =
            "warning: the webhook could not be reached %s%s; not sent: %s";

    private final URI address;
    private final Consumer<String> news;
    private final Duration firstPause;
    private final int attempts;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final BlockingQueue<Map<String, Object>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread = new Thread(this::deliver, "engram-webhook");
    private volatile boolean closing;

    /**
     * @param news is told of what was not delivered
     */
    public Webhook(URI address, Consumer<String> news) {
        this(address, news, Duration.ofSeconds(1), 6, PATIENCE);
    }

    /**
     * @param patience how long {@link #close} waits for what has not been sent
     */
    Webhook(
            URI address,
            Consumer<String> news,
            Duration firstPause,
            int attempts,
            Duration patience) {
        this.address = address;
        this.news = news;
        this.firstPause = firstPause;
        this.attempts = attempts;
        this.patience = patience;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * An address to send to.
     *
     * @throws BadUsageException if it is none
     */
    public static URI parse(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new BadUsageException(
                "--webhook takes an address such as https://host/path, not " + address);
    }

    /** Sends it when its turn comes; does not wait. */
    public void send(Map<String, Object> message) {
        if (!waiting.offer(message)) {
            news.accept(
                    "warning: the webhook is behind by "
                            + WAITING
                            + " messages; one was not sent: "
                            + message);
        }
    }

    private void deliver() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Map<String, Object> message = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (message != null) {
                    deliver(message);
                }
            }
        } catch (InterruptedException e) {
            // Nobody waits any longer.
            waiting.forEach(message -> news.accept(NOT_SENT.formatted("in time", "", message)));
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Map<String, Object> message) throws InterruptedException {
        Duration pause = firstPause;
        String why = "";
        try {
            for (int attempt = 1; attempt <= attempts; attempt++) {
                why = attempt(message);
                if (why.isEmpty()) {
                    return;
                }
                if (attempt < attempts) {
                    Thread.sleep(pause.toMillis());
                    pause = pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            news.accept(NOT_SENT.formatted("in time", reason(why), message));
            throw e;
        }
        news.accept(NOT_SENT.formatted("in " + attempts + " attempts", reason(why), message));
    }

    private static String reason(String why) {
        return why.isEmpty() ? "" : " (" + why + ")";
    }

    /** Why it failed; empty where it did not. */
    private String attempt(Map<String, Object> message) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json(message)))
                            .build();
            // To have it discarded would be to wait for its end.
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            int status = answer.statusCode();
            return status / 100 == 2 ? "" : "status " + status;
        } catch (IOException e) {
            String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return what.lines().findFirst().orElse(what);
        }
    }

    private static String json(Map<String, Object> message) {
        try {
            return new ObjectMapper().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message is made of texts and numbers", e);
        }
    }

    /** Waits a while for what has not been sent; what is left then is said. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(patience.toMillis());
            thread.interrupt();
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
