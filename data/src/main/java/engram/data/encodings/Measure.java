package engram.data.encodings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is measured in several units of which one can be turned into the other: {@code 350 ms}
 * beside {@code 1.2 s}. Numbers are in the first unit of each, and those without a unit are taken
 * to be. The patterns are in the syntax that Java and RE2 share, for text in lower case.
 */
public enum Measure {
    /** Also {@code 2h 5m}, {@code 1:02:03}, {@code 1.02:03:04} and {@code PT1H5M}. */
    TIME(
            "s sec secs second seconds sek sekunden=1;ns=1e-9;us \u00b5s \u03bcs usec=1e-6;ms msec millis=1e-3"
                    + ";m min mins minute minutes minuten=60;h hr hrs hour hours std stunden=3600"
                    + ";d day days tag tage=86400;w week weeks=604800"),
    COUNT("k=1e3;m mio=1e6;g bn mrd=1e9;t=1e12"),
    BYTES(
            "b byte bytes=1;k kb=1e3;m mb=1e6;g gb=1e9;t tb=1e12;p pb=1e15"
                    + ";ki kib=1024;mi mib=1048576;gi gib=1073741824;ti tib=1099511627776"),
    BYTES_PER_SECOND("b/s=1;kb/s=1e3;mb/s=1e6;gb/s=1e9;kib/s=1024;mib/s=1048576;gib/s=1073741824"),
    BITS_PER_SECOND("bit/s bps=1;kbit/s kbps=1e3;mbit/s mbps=1e6;gbit/s gbps=1e9"),
    LENGTH("m=1;km=1e3;dm=.1;cm=1e-2;mm=1e-3;um \u00b5m \u03bcm=1e-6;nm=1e-9"),
    MASS("g=1;kg=1e3;t=1e6;mg=1e-3;ug \u00b5g \u03bcg=1e-6"),
    VOLUME("l=1;hl=100;dl=.1;cl=.01;ml=1e-3;ul \u00b5l \u03bcl=1e-6"),
    FREQUENCY("hz=1;khz=1e3;mhz=1e6;ghz=1e9"),
    VOLTAGE("v=1;kv=1e3;mv=1e-3;uv \u00b5v \u03bcv=1e-6"),
    CURRENT("a=1;ka=1e3;ma=1e-3;ua \u00b5a \u03bca=1e-6"),
    POWER("w=1;kw=1e3"),
    ENERGY("wh=1;kwh=1e3"),
    PRESSURE("pa=1;hpa mbar=100;kpa=1e3;bar=1e5"),
    /** Credit and debit, as banks print them; S and H are Soll and Haben. */
    BALANCE("cr cr. h haben=1;dr dr. s soll=-1"),
    /** {@code 5 %} beside {@code 0.05}. */
    SHARE("%=.01");

    /**
     * Hours, minutes and seconds, or minutes and seconds, at the end of a text; with days before
     * them, as .NET and Unix write these, hours and minutes at least.
     */
    public static final String CLOCK =
            "(?:([0-9]+)[-.])?([0-9]+):([0-5]?[0-9])(?::([0-5]?[0-9](?:[.,][0-9]+)?))?$";

    private static final String NUMBER =
            "[0-9](?:[0-9.,'\u2019]*[0-9])?(?:e[-+]?[0-9]+)?|[.,][0-9]+";

    /** The sign that makes a number hundredths, in the syntax of a pattern. */
    public static final String SIGN_OF_SHARES = "[%\uff05]";

    private static final Pattern PER_CENT = Pattern.compile(SIGN_OF_SHARES);
    private static final Pattern AT_END = Pattern.compile(CLOCK);
    private static final Map<Measure, Map<String, Double>> UNITS = new EnumMap<>(Measure.class);
    private static final Map<Measure, Pattern> WHOLE = new EnumMap<>(Measure.class);
    private static final Map<Measure, Pattern> PIECE = new EnumMap<>(Measure.class);

    static {
        for (Measure measure : values()) {
            Map<String, Double> units = new LinkedHashMap<>();
            for (String equal : measure.written.split(";", -1)) {
                String[] sides = equal.split("=", -1);
                for (String name : sides[0].split(" ", -1)) {
                    units.put(name, Double.parseDouble(sides[1]));
                }
            }
            UNITS.put(measure, units);
            PIECE.put(measure, Pattern.compile(measure.piece()));
            WHOLE.put(measure, Pattern.compile(measure.whole()));
        }
    }

    private final String written;

    Measure(String written) {
        this.written = written;
    }

    /** The first that has all of these units. Seconds and hours are not called S and H. */
    public static Optional<Measure> of(Collection<String> units) {
        if (Set.of("S", "H").equals(Set.copyOf(units))) {
            return Optional.of(BALANCE);
        }
        return Arrays.stream(values())
                .filter(measure -> units.stream().allMatch(measure::has))
                .findFirst();
    }

    private boolean has(String unit) {
        return units().containsKey(unit.toLowerCase(Locale.ROOT));
    }

    /** Each unit, in lower case, with how many of the first it is. */
    public Map<String, Double> units() {
        return UNITS.get(this);
    }

    /** A number and its unit, one group each. */
    public String piece() {
        String names =
                units().keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .collect(Collectors.joining("|"));
        return "(" + NUMBER + ")" + NumberText.BLANK + "*(" + names + ")";
    }

    /** All of a cell that has a unit. */
    public String whole() {
        String piece = "(?:" + piece() + ")";
        String sign = "[-+\u2212]?" + NumberText.BLANK + "*";
        return this == TIME
                ? sign
                        + "(?:p?t?(?:"
                        + piece
                        + "[ \\t\u00a0,]*t?)+(?:"
                        + CLOCK
                        + ")?|"
                        + CLOCK
                        + ")"
                : sign + piece;
    }

    /**
     * The number that a text stands for, in the first unit; where there is no unit, what {@link
     * NumberText#parse} makes of it.
     */
    double parse(String text, NumberSpelling spelling) {
        if (this == SHARE) {
            double number = NumberText.parse(text, spelling);
            return number != TableEncoding.UNREADABLE && PER_CENT.matcher(text).find()
                    ? number / 100
                    : number;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.get(this).matcher(word).matches()) {
            return NumberText.parse(text, spelling);
        }
        double sum = 0;
        Matcher piece = PIECE.get(this).matcher(word);
        while (piece.find()) {
            sum += NumberText.parse(piece.group(1), spelling) * units().get(piece.group(2));
        }
        Matcher clock = AT_END.matcher(word);
        if (this == TIME && clock.find()) {
            sum += seconds(clock);
        }
        return word.startsWith("-") || word.startsWith("\u2212") ? -sum : sum;
    }

    private static double seconds(Matcher clock) {
        double first = Double.parseDouble(clock.group(2));
        double second = Double.parseDouble(clock.group(3));
        double days = clock.group(1) == null ? 0 : 86_400 * Double.parseDouble(clock.group(1));
        if (clock.group(4) == null) {
            return clock.group(1) == null ? 60 * first + second : days + 3600 * first + 60 * second;
        }
        return days
                + 3600 * first
                + 60 * second
                + Double.parseDouble(clock.group(4).replace(',', '.'));
    }

    /**
     * A text in another unit than a column's, in the column's; {@link TableEncoding#UNREADABLE} if
     * it is none.
     */
    static double converted(String text, String unit, NumberSpelling spelling) {
        for (Measure measure : values()) {
            double number =
                    measure.has(unit) ? measure.parse(text, spelling) : TableEncoding.UNREADABLE;
            if (number != TableEncoding.UNREADABLE) {
                return number / measure.units().get(unit.toLowerCase(Locale.ROOT));
            }
        }
        return TableEncoding.UNREADABLE;
    }
}
