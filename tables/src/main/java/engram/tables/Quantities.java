package engram.tables;

import engram.data.encodings.Measure;
import engram.data.encodings.NumberSpelling;
import engram.tables.columns.Kinds;
import engram.tables.columns.LongForm;
import engram.tables.columns.PerCents;
import engram.tables.columns.TextProfile;
import engram.tables.columns.TrainingCells;
import engram.tables.columns.UnitSearch;
import engram.tables.database.MeasureSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Columns of text that hold numbers with units: one unit throughout, several of which one can be
 * turned into the other, or lengths of time.
 */
final class Quantities {
    private static final int FEW_VALUES = 16;

    /** Of columns whose {@code 0:15:30} is how long something took, and no time of the day. */
    private static final Pattern LASTS =
            Pattern.compile(
                    "(?i).*(duration|dauer|elapsed|took|(up|down|run|idle|lead|wait|cycle|response|cpu|lap|total)[_ ]?time"
                            + "|laufzeit|time[_ ]?(spent|taken)|latency|delay|interval|\\bage\\b).*");

    private static final double A_DAY = 86_400;

    private final Map<String, String> places;
    private final Set<String> numbers;
    private final char delimiter;
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, Measure> measures = new HashMap<>();
    private TrainingCells cells;

    /**
     * @param places of columns that are no categories, by name
     * @param numbers columns that a user says are of numbers
     * @param delimiter between cells, which tells what a comma in them is
     */
    Quantities(Map<String, String> places, Set<String> numbers, char delimiter) {
        this.places = places;
        this.numbers = numbers;
        this.delimiter = delimiter;
    }

    /** What reads as numbers once its unit is gone is looked at without it from here on. */
    void take(TrainingCells from, Map<String, TextProfile> profiles, FittingReport report) {
        cells = from;
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> times = new LinkedHashMap<>();
        profiles.forEach(
                (column, profile) -> {
                    if (places.containsKey(column) && profile.maybeMeasured()) {
                        words.put(places.get(column), column);
                    }
                    if (places.containsKey(column) && profile.isTimes()) {
                        times.put(places.get(column), column);
                    }
                });
        Map<String, List<String>> byUnit = new LinkedHashMap<>();
        Map<Measure, List<String>> byMeasure = new LinkedHashMap<>();
        new UnitSearch(cells)
                .of(List.copyOf(words.keySet()))
                .forEach(
                        (place, unit) -> {
                            if (unit.isOne()) {
                                byUnit.computeIfAbsent(unit.first(), u -> new ArrayList<>())
                                        .add(place);
                            } else if (unit.measure().isPresent()) {
                                byMeasure
                                        .computeIfAbsent(
                                                unit.measure().get(), m -> new ArrayList<>())
                                        .add(place);
                            } else if (unit.areSeveral()
                                    && profiles.get(words.get(place)).different().cells()
                                            > FEW_VALUES) {
                                report.severalUnits(words.get(place), unit);
                            }
                        });
        byUnit.forEach(
                (unit, some) -> {
                    for (String column :
                            take(some, words, UnitSearch.without(unit, "v"), profiles)) {
                        units.put(column, unit);
                    }
                });
        byMeasure.forEach(
                (measure, some) -> {
                    for (String column : take(some, words, text(measure), profiles)) {
                        measures.put(column, measure);
                    }
                });
        List<String> lasting = lasting(times);
        for (String column : take(lasting, times, text(Measure.TIME), profiles)) {
            measures.put(column, Measure.TIME);
        }
        Map<String, String> dressed = new LinkedHashMap<>();
        profiles.forEach(
                (column, profile) -> {
                    if (places.containsKey(column)
                            && !has(column)
                            && profile.isNumbers()
                            && !profile.isPlain()) {
                        dressed.put(places.get(column), column);
                    }
                });
        for (String column :
                take(shares(dressed, report), dressed, text(Measure.SHARE), profiles)) {
            measures.put(column, Measure.SHARE);
        }
    }

    /** Columns in which a sign makes per cents of some cells, and the others are shares. */
    private List<String> shares(Map<String, String> dressed, FittingReport report) {
        List<String> shares = new ArrayList<>();
        if (!dressed.isEmpty()) {
            new PerCents(cells, spelling())
                    .of(List.copyOf(dressed.keySet()))
                    .forEach(
                            (place, found) -> {
                                if (found.areMixed()) {
                                    report.mixedShares(dressed.get(place), found);
                                }
                                if (found.areShares()) {
                                    shares.add(place);
                                }
                            });
        }
        return shares;
    }

    /** Those of some columns that hold numbers when their text is read so. */
    private List<String> take(
            List<String> some,
            Map<String, String> names,
            String text,
            Map<String, TextProfile> profiles) {
        List<String> taken = new ArrayList<>();
        if (!some.isEmpty()) {
            new LongForm(cells)
                    .ofDifferent(some, TextProfile.aggregate(text))
                    .forEach(
                            (place, bare) -> {
                                if (bare.isNumbers()) {
                                    profiles.put(names.get(place), bare);
                                    taken.add(names.get(place));
                                }
                            });
        }
        return taken;
    }

    /** Columns of clocks that go beyond a day, or are said or called to be no time of the day. */
    private List<String> lasting(Map<String, String> times) {
        List<String> lasting = new ArrayList<>();
        new LongForm(cells)
                .of(
                        List.copyOf(times.keySet()),
                        new LongForm.Aggregate<>(seconds(), "v", "max(v)", row -> row.getDouble(2)))
                .forEach(
                        (place, longest) -> {
                            String column = times.get(place);
                            if (longest >= A_DAY
                                    || numbers.contains(column)
                                    || LASTS.matcher(column).matches()) {
                                lasting.add(place);
                            }
                        });
        return lasting;
    }

    private String seconds() {
        return MeasureSql.of("v", Measure.TIME, spelling());
    }

    /** What stands in a cell v, with the number in its place where it is one. */
    private String text(Measure measure) {
        return "coalesce(CAST(%s AS VARCHAR), v)"
                .formatted(MeasureSql.of("v", measure, spelling()));
    }

    private NumberSpelling spelling() {
        return Kinds.effective(null, delimiter);
    }

    /** Whether a column has units. */
    boolean has(String column) {
        return units.containsKey(column) || measures.containsKey(column);
    }

    /** A cell v of the column, of text, without its unit. */
    String text(String column) {
        if (measures.containsKey(column)) {
            return text(measures.get(column));
        }
        String unit = units.get(column);
        return unit == null ? "v" : UnitSearch.without(unit, "v");
    }

    String unit(String column) {
        return units.get(column);
    }

    Measure measure(String column) {
        return measures.get(column);
    }
}
