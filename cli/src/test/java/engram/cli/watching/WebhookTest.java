package engram.cli.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import engram.cli.terminal.BadUsageException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WebhookTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/alarm");

    @Test
    void whatCannotBeDeliveredIsSaid() {
        List<String> news = new CopyOnWriteArrayList<>();
        try (Webhook hook =
                new Webhook(NOBODY, news::add, Duration.ofMillis(10), 3, Duration.ofSeconds(10))) {
            hook.send(Map.of("event", 1));
        }
        assertThat(news).anySatisfy(line -> assertThat(line).contains("in 3 attempts"));
    }

    /** Nothing is answered before all has been sent: a call that waited would never return. */
    @Test
    @Timeout(60)
    void whoDoesNotAnswerHoldsNobodyUp() throws Exception {
        List<String> news = new CopyOnWriteArrayList<>();
        CountDownLatch sent = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    await(sent);
                    exchange.sendResponseHeaders(200, -1);
                });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (Webhook hook =
                new Webhook(address, news::add, Duration.ofMillis(10), 3, Duration.ofSeconds(30))) {
            for (int i = 0; i < 500; i++) {
                hook.send(Map.of("event", i));
            }
            sent.countDown();
        } finally {
            server.stop(0);
        }
        assertThat(news).anySatisfy(line -> assertThat(line).contains("behind by 100"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A video that is played is over long before the last attempt. */
    @Test
    void whatWasNotSentBeforeTheEndIsSaid() {
        List<String> news = new CopyOnWriteArrayList<>();
        try (Webhook hook =
                new Webhook(NOBODY, news::add, Duration.ofMinutes(1), 3, Duration.ofSeconds(5))) {
            hook.send(Map.of("event", 1));
            hook.send(Map.of("event", 2));
        }
        assertThat(news).hasSize(2);
        assertThat(news.get(0)).contains("could not be reached in time (", "not sent: {event=1}");
        assertThat(news.get(1)).contains("not sent: {event=2}");
    }

    /** What is answered after the status is nobody's business, however long it takes. */
    @Test
    void anAnswerThatNeverEndsHoldsNothingUp() throws Exception {
        List<String> news = new CopyOnWriteArrayList<>();
        CountDownLatch received = new CountDownLatch(2);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    received.countDown();
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (Webhook hook =
                new Webhook(address, news::add, Duration.ofMillis(10), 3, Duration.ofSeconds(5))) {
            hook.send(Map.of("event", 1));
            hook.send(Map.of("event", 2));
            assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.stop(0);
        }
        assertThat(news).isEmpty();
    }

    @Test
    void anAddressIsOneOfHttp() {
        assertThat(Webhook.parse("https://host/a").getHost()).isEqualTo("host");
        for (String wrong : List.of("host", "ftp://host/a", "http://", "a b")) {
            assertThatThrownBy(() -> Webhook.parse(wrong)).isInstanceOf(BadUsageException.class);
        }
    }
}
