package engram.cli.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.cli.terminal.BadUsageException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/alarm");

    @Test
    void whatCannotBeDeliveredIsSaidAndBlocksNobody() {
        List<String> news = new CopyOnWriteArrayList<>();
        try (Webhook hook =
                new Webhook(NOBODY, news::add, Duration.ofMillis(10), 3, Duration.ofSeconds(10))) {
            long began = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                hook.send(Map.of("event", i));
            }
            assertThat((System.nanoTime() - began) / 1e9).isLessThan(5);
        }
        assertThat(news).anySatisfy(line -> assertThat(line).contains("behind by 100"));
        assertThat(news).anySatisfy(line -> assertThat(line).contains("in 3 attempts"));
    }

    /** A video that is played is over long before the last attempt. */
    @Test
    void whatWasNotSentBeforeTheEndIsSaid() {
        List<String> news = new CopyOnWriteArrayList<>();
        try (Webhook hook =
                new Webhook(NOBODY, news::add, Duration.ofMinutes(1), 3, Duration.ofSeconds(2))) {
            hook.send(Map.of("event", 1));
            hook.send(Map.of("event", 2));
        }
        assertThat(news).hasSize(2);
        assertThat(news.get(0)).contains("could not be reached in time (", "not sent: {event=1}");
        assertThat(news.get(1)).contains("not sent: {event=2}");
    }

    @Test
    void anAddressIsOneOfHttp() {
        assertThat(Webhook.parse("https://host/a").getHost()).isEqualTo("host");
        for (String wrong : List.of("host", "ftp://host/a", "http://", "a b")) {
            assertThatThrownBy(() -> Webhook.parse(wrong)).isInstanceOf(BadUsageException.class);
        }
    }
}
