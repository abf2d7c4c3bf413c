package engram.features.extraction;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long work of many like parts will take, said once, while it can still be thought better of.
 * Safe for one thread.
 */
public final class Forecast {
    private static final double SURE = 2;
    private static final double WORTH_SAYING = 10;
    private static final double MINUTE = 60;

    private final int parts;
    private boolean said;

    /**
     * @param parts of about the same length
     */
    public Forecast(int parts) {
        this.parts = parts;
    }

    /**
     * What is to be said once so many parts are done: nothing before it is sure, nothing of what is
     * over soon, and nothing twice.
     *
     * @param took what they took together
     * @return the time that is left, in words
     */
    public Optional<String> after(int done, Duration took) {
        double seconds = took.toMillis() / 1e3;
        double left = seconds / done * (parts - done);
        // A single part may be all that there is to judge by.
        if (said || (seconds < SURE && parts > 2 * done) || left < WORTH_SAYING) {
            return Optional.empty();
        }
        said = true;
        return Optional.of(
                left < 2 * MINUTE
                        ? String.format(Locale.ROOT, "about %.0f s left", left)
                        : String.format(Locale.ROOT, "about %.0f minutes left", left / MINUTE));
    }
}
