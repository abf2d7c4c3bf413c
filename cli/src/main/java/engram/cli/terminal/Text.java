package engram.cli.terminal;

import engram.evaluation.Interval;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people read them. */
public final class Text {
    private Text() {}

    /** Four significant digits, without an exponent where none is needed. */
    public static String figure(double value) {
        if (Double.isInfinite(value)) {
            return "infinite";
        } else if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains("e") ? text : text.replaceFirst("0+$", "");
    }

    /** An estimate and its interval. */
    public static String interval(Optional<Interval> interval) {
        return interval.map(
                        i ->
                                String.format(
                                        Locale.ROOT,
                                        "%.4f  [%.4f, %.4f]",
                                        i.estimate(),
                                        i.low(),
                                        i.high()))
                .orElse("undefined");
    }

    /** Such as {@code 1:02:03} or {@code 0:42}. */
    public static String time(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    /** Bytes in the largest fitting unit. */
    public static String bytes(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
