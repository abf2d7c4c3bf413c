package engram.video.events;

import static org.assertj.core.api.Assertions.assertThat;

import engram.video.Moment;
import engram.video.events.EventFinder.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFinderTest {

    /** One frame in a tenth of a second each; 0 is a normal one. */
    private static List<Event> events(EventFinder finder, double... scores) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            finder.next(new Moment("v", i, i / 10.0), scores[i], 0.01, scores[i] > 0)
                    .ifPresent(events::add);
        }
        finder.finish().ifPresent(events::add);
        return events;
    }

    @Test
    void anEventHasAStartAPeakAndAnEnd() {
        List<Event> events = events(new EventFinder(0.25, 0), 0, 1, 3, 2, 0, 0, 0, 0, 0);
        assertThat(events).hasSize(1);
        Event event = events.get(0);
        assertThat(event.start().frame()).isEqualTo(1);
        assertThat(event.peak().frame()).isEqualTo(2);
        assertThat(event.end().frame()).isEqualTo(3);
        assertThat(event.score()).isEqualTo(3);
    }

    @Test
    void aShortPauseDoesNotEndIt() {
        assertThat(events(new EventFinder(0.35, 0), 1, 0, 0, 1, 0, 0, 0, 0, 1)).hasSize(2);
    }

    @Test
    void whatIsTooShortIsNone() {
        assertThat(events(new EventFinder(0.15, 0.15), 1, 0, 0, 0, 1, 1, 1, 0, 0))
                .singleElement()
                .satisfies(event -> assertThat(event.start().frame()).isEqualTo(4));
    }

    /** Of a frame or two nothing is said, and no clip is saved. */
    @Test
    void nothingGoesOnBeforeItHasLasted() {
        EventFinder finder = new EventFinder(1, 0.2);
        finder.next(new Moment("a", 0, 0), 1, 0.01, true);
        finder.next(new Moment("a", 1, 0.1), 1, 0.01, true);
        assertThat(finder.ongoing()).isEmpty();
        finder.next(new Moment("a", 2, 0.2), 1, 0.01, true);
        assertThat(finder.ongoing()).map(Moment::frame).contains(0L);
    }

    @Test
    void aVideosEndEndsIt() {
        EventFinder finder = new EventFinder(1, 0);
        assertThat(finder.next(new Moment("a", 0, 0), 1, 0.01, true)).isEmpty();
        assertThat(finder.ongoing()).isPresent();
        assertThat(finder.next(new Moment("b", 0, 0), 1, 0.01, true)).isPresent();
        assertThat(finder.finish()).isPresent();
        assertThat(finder.finish()).isEmpty();
    }

    @Test
    void namesOfMomentsAreReadBack() {
        Moment moment = new Moment("a, frame 3/yard (1).mp4", 12, 0.48);
        assertThat(Moment.parse(moment.toString())).contains(moment);
        assertThat(Moment.parse("yard.mp4")).isEmpty();
        assertThat(new Moment("v", 1, 3723.44).clock()).isEqualTo("1:02:03.4");
        assertThat(new Moment("v", 1, 7.25).clock()).isEqualTo("0:07.3");
    }
}
