package engram.cli.scores;

import engram.video.Moment;
import java.util.Locale;
import java.util.Optional;

/**
 * Notices that most frames are anomalous, and stay so: that is no event but a camera that shows
 * something else than it did, as after a push or when the seasons change.
 */
final class LastingChange {
    /** So long is too long for an event. */
    private static final double LONG = 60;

    /** So long is, where the video then ends. */
    private static final double LONG_AT_END = 10;

    /** So long without an anomalous frame, and it was an event. */
    private static final double QUIET = 5;

    private static final double MOST = 0.5;

    private Optional<Moment> since = Optional.empty();
    private Moment last;
    private int frames;
    private int anomalous;
    private boolean told;

    /** Takes the next verdict; what is to be said, if it is. */
    Optional<String> next(Moment moment, boolean isAnomalous) {
        Optional<String> before = isOver(moment) ? over(moment) : Optional.empty();
        if (isAnomalous) {
            since = since.or(() -> Optional.of(moment));
            last = moment;
            anomalous++;
        }
        frames += since.isPresent() ? 1 : 0;
        return before.or(() -> told(LONG));
    }

    private boolean isOver(Moment moment) {
        return since.isPresent()
                && (!last.video().equals(moment.video())
                        || moment.seconds() - last.seconds() > QUIET);
    }

    /** What went on for long was said; what was shorter was an event, unless its video ended. */
    private Optional<String> over(Moment moment) {
        Optional<String> said =
                last.video().equals(moment.video()) ? Optional.empty() : told(LONG_AT_END);
        forget();
        return said;
    }

    /** No more frames of this video will come; what is to be said, if it is. */
    Optional<String> end() {
        Optional<String> end = told(LONG_AT_END);
        forget();
        return end;
    }

    private void forget() {
        since = Optional.empty();
        frames = 0;
        anomalous = 0;
        told = false;
    }

    private Optional<String> told(double seconds) {
        boolean lasts =
                since.isPresent()
                        && !told
                        && last.seconds() - since.get().seconds() >= seconds
                        && anomalous > MOST * frames;
        told |= lasts;
        return lasts
                ? since.map(
                        start ->
                                String.format(
                                        Locale.ROOT,
                                        "%s: most frames since %s are anomalous, for %.0f s now: if"
                                                + " the camera was moved, or what it shows changed"
                                                + " for good, train it anew",
                                        start.video(),
                                        start.clock(),
                                        last.seconds() - start.seconds()))
                : Optional.empty();
    }
}
