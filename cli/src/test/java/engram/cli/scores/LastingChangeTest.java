package engram.cli.scores;

import static org.assertj.core.api.Assertions.assertThat;

import engram.video.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class LastingChangeTest {
    private final LastingChange change = new LastingChange();
    private final List<String> said = new ArrayList<>();

    /** Ten frames a second. */
    private void watch(String video, int frames, IntPredicate anomalous) {
        for (int i = 0; i < frames; i++) {
            change.next(new Moment(video, i, i / 10.0), anomalous.test(i)).ifPresent(said::add);
        }
    }

    @Test
    void aCameraThatWasPushedIsNamedWhileItIsWatched() {
        watch("gate", 2_000, i -> i >= 300 && i % 3 > 0);

        assertThat(said)
                .containsExactly(
                        "gate: most frames since 0:30.1 are anomalous, for 60 s now: if the camera"
                                + " was moved, or what it shows changed for good, train it anew");
        assertThat(change.end()).isEmpty();
    }

    @Test
    void soIsOneThatWasPushedShortlyBeforeItsVideoEnds() {
        watch("gate", 450, i -> i >= 300);

        assertThat(said).isEmpty();
        assertThat(change.end().orElseThrow()).contains("since 0:30.0", "for 15 s now");
    }

    @Test
    void everyVideoStandsForItself() {
        watch("one", 450, i -> i >= 300);
        watch("two", 450, i -> i < 100);

        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("one: most frames since 0:30.0");
        assertThat(change.end()).isEmpty();
    }

    @Test
    void eventsAndScatteredAlarmsAreNone() {
        watch("gate", 3_000, i -> i % 1_000 < 400);
        watch("yard", 3_000, i -> i % 10 == 0);

        assertThat(said).isEmpty();
    }
}
