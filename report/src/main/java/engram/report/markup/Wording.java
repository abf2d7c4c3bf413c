package engram.report.markup;

import engram.data.Counted;
import engram.evaluation.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
public final class Wording {
    private static final double CERTAIN = 0.9995;

    private Wording() {}

    /** A count with thousands apart: 12,345. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and what was counted, in the plural unless it is one. */
    public static String count(long count, String what) {
        return Counted.of(count, what);
    }

    /** A share as percent: one decimal below ten, none of it where it would be zero. */
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent == 0 || percent == 100) {
            return percent == 0 ? "0 %" : "100 %";
        }
        // What is not all must not read as all, nor something as nothing.
        if (percent < 0.01) {
            return "< 0.01 %";
        }
        if (percent > 100 * CERTAIN) {
            return "> 99.9 %";
        }
        return (percent < 0.1 ? rounded(percent, 1) : trimmed(percent, 1)) + " %";
    }

    /** A weight or share as whole percent. */
    public static String wholePercent(double share) {
        return share > 0 && share < 0.005 ? "< 1 %" : Math.round(100 * share) + " %";
    }

    /** An area under a curve: three decimals. */
    public static String area(double area) {
        return String.format(Locale.ROOT, "%.3f", area);
    }

    /** A score or another quantity of any size: to so many significant digits. */
    public static String rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "∞" : value < 0 ? "−∞" : "undefined";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7
                ? decimal.toPlainString()
                : String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }

    /** A value on an axis: thousands apart, no idle zeros. */
    public static String tick(double value) {
        boolean large = Math.abs(value) >= 1000 && Math.abs(value) < 1e10;
        return large ? count(Math.round(value)) : rounded(value, 3);
    }

    /** With at most so many decimals. */
    public static String trimmed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return rounded(value, decimals);
        }
        return new BigDecimal(String.format(Locale.ROOT, "%." + decimals + "f", value))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Three significant digits, zeros kept so that columns of numbers align. */
    public static String score(double score) {
        double size = Math.abs(score);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.2e", score);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", score);
    }

    /** A p-value: never zero. */
    public static String chance(double pValue) {
        return rounded(pValue, 2);
    }

    /** The ends of an interval of shares. */
    public static String percents(Interval interval) {
        return trimmed(100 * interval.low(), 1) + "–" + trimmed(100 * interval.high(), 1) + " %";
    }

    /** The ends of an interval of areas. */
    public static String areas(Interval interval) {
        return area(interval.low()) + "–" + area(interval.high());
    }

    /** With a capital first and a full stop last. */
    public static String sentence(String words) {
        String capital = capital(words);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    /** With a capital first. */
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Minutes and seconds. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return trimmed(seconds, 1) + " s";
        }
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
