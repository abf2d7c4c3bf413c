package engram.features.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void isMadeOnceWhenItIsSure() {
        Forecast forecast = new Forecast(1_000);
        assertThat(forecast.after(1, Duration.ofMillis(100))).isEmpty();
        assertThat(forecast.after(20, Duration.ofSeconds(2))).contains("about 98 s left");
        assertThat(forecast.after(40, Duration.ofSeconds(4))).isEmpty();
    }

    @Test
    void countsInMinutesWhatTakesLong() {
        assertThat(new Forecast(11).after(1, Duration.ofSeconds(30)))
                .contains("about 5 minutes left");
    }

    @Test
    void isNotMadeOfWhatIsOverSoon() {
        Forecast forecast = new Forecast(11);
        assertThat(forecast.after(1, Duration.ofMillis(900))).isEmpty();
        assertThat(forecast.after(10, Duration.ofSeconds(9))).isEmpty();
    }
}
