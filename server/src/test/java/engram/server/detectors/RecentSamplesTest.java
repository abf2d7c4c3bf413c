package engram.server.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import engram.server.requests.Sent;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentSamplesTest {

    private static Sent sent(int count, int size, float value) {
        float[] values = new float[count * size];
        java.util.Arrays.fill(values, value);
        return new Sent(Collections.nCopies(count, "one"), values);
    }

    @Test
    void aLargeRequestIsNotAllThatIsKept() {
        RecentSamples samples = new RecentSamples(3);
        samples.add(List.of(sent(2, 3, 1)));
        samples.add(List.of(sent(5000, 3, 2)));
        assertThat(samples.added()).isLessThan(40);
        assertThat(samples.values()).hasSize(3 * (int) samples.added()).contains(1, 2);
    }

    @Test
    void theLatestTakeThePlaceOfTheOldest() {
        RecentSamples samples = new RecentSamples(1);
        for (int i = 0; i < 300; i++) {
            samples.add(List.of(sent(1, 1, i)));
        }
        assertThat(samples.values()).hasSize(256).contains(299, 44).doesNotContain(43);
    }

    @Test
    void largeSamplesAreFewer() {
        int pixels = 3 * 1000 * 1000;
        RecentSamples samples = new RecentSamples(pixels);
        samples.add(List.of(sent(3, pixels, 1)));
        assertThat(samples.values()).hasSize(pixels);
    }
}
