package engram.video;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame by name: what a sample of a video is called.
 *
 * @param video its name
 * @param frame its number, as the user counts
 * @param seconds since the video began
 */
public record Moment(String video, long frame, double seconds) {
    private static final Pattern FORM =
            Pattern.compile("(.*), frame (\\d+) \\((\\d+\\.\\d+) s\\)", Pattern.DOTALL);

    /** Such as {@code gate.mp4, frame 17 (0.680 s)}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, frame %d (%.3f s)", video, frame, seconds);
    }

    /** The moment that a sample's id names; empty where it names none. */
    public static Optional<Moment> parse(String id) {
        Matcher form = FORM.matcher(id);
        return form.matches()
                ? Optional.of(
                        new Moment(
                                form.group(1),
                                Long.parseLong(form.group(2)),
                                Double.parseDouble(form.group(3))))
                : Optional.empty();
    }

    /** The time as people read it, such as {@code 1:02:03.4} or {@code 0:07.2}. */
    public String clock() {
        long tenths = Math.round(seconds * 10);
        long hours = tenths / 36_000;
        long minutes = tenths / 600 % 60;
        double rest = tenths % 600 / 10.0;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%04.1f", hours, minutes, rest)
                : String.format(Locale.ROOT, "%d:%04.1f", minutes, rest);
    }
}
