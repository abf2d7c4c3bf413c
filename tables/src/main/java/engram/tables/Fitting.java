package engram.tables;

import engram.data.UnreadableDataException;
import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.TableEncoding;
import engram.data.encodings.TableEncoding.Category;
import engram.data.encodings.TableEncoding.Column;
import engram.data.encodings.TableEncoding.Flag;
import engram.data.encodings.TableEncoding.Logarithmic;
import engram.data.encodings.TableEncoding.Numeric;
import engram.tables.columns.CellShape;
import engram.tables.columns.ColumnKind;
import engram.tables.columns.Kinds;
import engram.tables.columns.Kinds.Kind;
import engram.tables.columns.LongForm;
import engram.tables.columns.TextProfile;
import engram.tables.columns.TrainingRows;
import engram.tables.columns.TrainingTable;
import engram.tables.columns.UnitSearch;
import engram.tables.database.Database;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds an encoding for a table: what each column holds and, from at most a million training rows,
 * its statistics. The rows are copied once, and each step looks at all columns in one go.
 */
final class Fitting {
    private static final int MANY_VALUES = 256;
    private static final int FEW_VALUES = 16;

    /** One unit of error for a column that never varied in training. */
    private static final double TENTH = 0.1;

    private final Rows rows;
    private final TableOptions options;
    private final Database database;
    private final FittingReport report;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private final Set<String> marks = new TreeSet<>();
    private TrainingTable table;
    private long count;

    Fitting(Rows rows, TableOptions options) {
        this.rows = rows;
        this.options = options;
        this.database = rows.database();
        this.report = new FittingReport(rows.name(), rows.notes());
    }

    /**
     * @param view the rows, in SQL, with their {@link Rows#number} and {@link Rows#position}
     */
    TableEncoding fit(String view, BitSet positions) {
        if (positions.isEmpty()) {
            throw new UnreadableDataException(rows.name() + ": there are no rows to learn from");
        }
        marks.addAll(options.cells().missing());
        for (String column : rows.schema().types().keySet()) {
            if (!hasRole(column)) {
                places.put(column, "c" + places.size());
            }
        }
        table = copied(view, TrainingRows.atMost(TrainingRows.MOST, positions));
        try {
            Map<String, TextProfile> profiles = profiles();
            Map<String, Column> fitted = new LinkedHashMap<>(numbers(profiles));
            fitted.putAll(categories(profiles));
            List<Column> columns =
                    places.keySet().stream().filter(fitted::containsKey).map(fitted::get).toList();
            report.tell(columns.size(), List.copyOf(places.keySet()));
            return new TableEncoding(columns, report.leftOut(), marks);
        } finally {
            database.run("DROP TABLE " + table.name());
        }
    }

    private boolean hasRole(String column) {
        return options.label().filter(column::equals).isPresent()
                || options.roles().has(column)
                || options.columns().ignored().contains(column);
    }

    /** In order, so that order can be told; as text, so that it can be told what text means. */
    private TrainingTable copied(String view, BitSet positions) {
        Schema schema = rows.schema();
        String cells =
                places.entrySet().stream()
                        .map(
                                place ->
                                        ", "
                                                + new Cell(schema, place.getKey(), marks)
                                                        .plain(isText(place.getKey()))
                                                + " AS "
                                                + place.getValue())
                        .collect(Collectors.joining());
        String copy = database.scratch() + ".fitted";
        String chosen = TrainingRows.put(positions, database);
        database.run(
                "CREATE OR REPLACE TABLE %s AS SELECT %s AS number%s FROM %s WHERE %s IN (SELECT position FROM %s) ORDER BY 1"
                        .formatted(copy, rows.number(), cells, view, rows.position(), chosen));
        database.run("DROP TABLE " + chosen);
        count = positions.cardinality();
        return new TrainingTable(database, copy, count);
    }

    private boolean isCategory(String column) {
        return options.columns().categories().contains(column);
    }

    private boolean isText(String column) {
        ColumnKind kind = rows.schema().kind(column);
        return isCategory(column) || (kind != ColumnKind.NUMBER && kind != ColumnKind.TRUTH);
    }

    private Map<String, TextProfile> profiles() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String column : places.keySet()) {
            ColumnKind kind = rows.schema().kind(column);
            if (isText(column)) {
                names.put(places.get(column), column);
            }
            kinds.put(column, new Kind(isCategory(column) ? ColumnKind.WORDS : kind, null));
        }
        Map<String, TextProfile> found = profiles(List.copyOf(names.keySet()));
        Map<String, TextProfile> profiles = new LinkedHashMap<>();
        names.forEach(
                (place, column) ->
                        profiles.put(column, found.getOrDefault(place, TextProfile.empty())));
        takeUnitsOff(profiles);
        Kinds.of(profiles, rows.schema().delimiter())
                .forEach(
                        (column, kind) -> {
                            if (kinds.get(column).kind() == ColumnKind.WORDS
                                    && !isCategory(column)) {
                                kinds.put(column, kind);
                            }
                        });
        profiles.keySet().removeIf(column -> isLeftOut(column, profiles.get(column)));
        return profiles;
    }

    private Map<String, TextProfile> profiles(List<String> some) {
        return new LongForm(table).of(some, TextProfile.aggregate());
    }

    /** What reads as numbers once its unit is gone is looked at without it from here on. */
    private void takeUnitsOff(Map<String, TextProfile> profiles) {
        Map<String, String> words = new LinkedHashMap<>();
        profiles.forEach(
                (column, profile) -> {
                    if (!isCategory(column) && profile.count(CellShape.WORD) > 0) {
                        words.put(places.get(column), column);
                    }
                });
        UnitSearch search = new UnitSearch(table);
        Map<String, String> ofPlaces = new LinkedHashMap<>();
        search.of(List.copyOf(words.keySet()))
                .forEach(
                        (place, unit) -> {
                            if (unit.isOne()) {
                                ofPlaces.put(place, unit.first());
                            } else if (unit.areSeveral()
                                    && profiles.get(words.get(place)).different() > FEW_VALUES) {
                                report.severalUnits(words.get(place), unit);
                            }
                        });
        Map<String, String> bare = search.without(ofPlaces);
        Map<String, TextProfile> found = profiles(List.copyOf(bare.values()));
        bare.forEach(
                (place, without) -> {
                    TextProfile profile = found.get(without);
                    if (profile != null && profile.isNumbers()) {
                        String column = words.get(place);
                        profiles.put(column, profile);
                        places.put(column, without);
                        units.put(column, ofPlaces.get(place));
                    }
                });
    }

    private boolean isLeftOut(String column, TextProfile profile) {
        ColumnKind kind = kinds.get(column).kind();
        if (profile.counts().isEmpty() || (profile.present() == 0 && !isCategory(column))) {
            report.leaveOut(column, LeftOut.EMPTY);
        } else if (kind == ColumnKind.TIMES) {
            report.leaveOut(column, LeftOut.TIMES);
        } else if (kind == ColumnKind.OTHER) {
            report.leaveOut(column, LeftOut.NESTED);
        } else {
            return false;
        }
        return true;
    }

    private Map<String, Column> numbers(Map<String, TextProfile> profiles) {
        List<String> columns =
                places.keySet().stream()
                        .filter(c -> profiles.containsKey(c) || !isText(c))
                        .filter(c -> kinds.get(c).kind() != ColumnKind.WORDS)
                        .toList();
        if (columns.isEmpty()) {
            return Map.of();
        }
        learnMarks(profiles);
        Map<String, NumberStatistics> statistics = statistics(columns);
        RowOrder order = new RowOrder(table);
        Map<String, Column> fitted = new LinkedHashMap<>();
        for (String column : columns) {
            NumberStatistics found = statistics.get(places.get(column));
            if (found == null || found.present() == 0) {
                report.leaveOut(column, LeftOut.EMPTY);
                continue;
            }
            Optional<LeftOut> running =
                    options.columns().numbers().contains(column)
                            ? Optional.empty()
                            : order.of(
                                    number(column, places.get(column)),
                                    column,
                                    rows.schema().nameless().contains(column),
                                    found);
            running.ifPresentOrElse(
                    why -> report.leaveOut(column, why),
                    () -> fitted.put(column, number(column, found)));
        }
        return fitted;
    }

    /** By place. Columns that are read alike are looked at together. */
    private Map<String, NumberStatistics> statistics(List<String> columns) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (String column : columns) {
            alike.computeIfAbsent(number(column, "v"), n -> new ArrayList<>())
                    .add(places.get(column));
        }
        Map<String, NumberStatistics> all = new LinkedHashMap<>();
        alike.forEach(
                (number, some) ->
                        all.putAll(
                                new LongForm(table)
                                        .of(
                                                some,
                                                NumberStatistics.aggregate(
                                                        number, options.scaling()))));
        return all;
    }

    /** The words that stand for a number now and then mean that it is missing. */
    private void learnMarks(Map<String, TextProfile> profiles) {
        profiles.forEach(
                (column, profile) -> {
                    if (kinds.get(column).kind() != ColumnKind.NUMBER) {
                        return;
                    }
                    if (profile.leavesCommasOpen()) {
                        report.openCommas(column, spelling(column) != NumberSpelling.POINT);
                    }
                    if (profile.others() == 0) {
                        return;
                    }
                    if (profile.hasMarks()) {
                        String place = places.get(column);
                        database.list(
                                "SELECT DISTINCT lower(trim(%1$s)) FROM %2$s WHERE %1$s IS NOT NULL AND %3$s = %4$s"
                                        .formatted(
                                                place,
                                                table.name(),
                                                CellShape.of(place),
                                                CellShape.WORD.sql()),
                                row -> marks.add(row.getString(1)));
                    }
                    report.odd(column, profile);
                });
    }

    /** The number in a cell of the column; NULL or NaN where there is none. */
    private String number(String column, String cell) {
        Kind kind = kinds.get(column);
        return isText(column)
                ? Cell.number(cell, kind.kind() == ColumnKind.TRUTH, spelling(column))
                : cell;
    }

    private NumberSpelling spelling(String column) {
        return Kinds.effective(kinds.get(column).spelling(), rows.schema().delimiter());
    }

    private Column number(String column, NumberStatistics s) {
        boolean missing = s.present() < count;
        if (s.infinite() > 0) {
            report.infinite(column, s.infinite());
        }
        if (!s.varies() && !missing) {
            report.constant(column);
        }
        // What none of the training rows was without, nothing stands for.
        double imputed = missing ? s.median() : Double.NaN;
        if (s.codes().areStrange()) {
            report.codes(column, s.codes());
        }
        if (s.order().truths()) {
            double usual = missing ? (s.median() >= 0.5 ? 1 : 0) : Double.NaN;
            return new Flag(column, s.ofTruths(options.scaling()), usual, missing);
        }
        double center = s.center(options.scaling());
        double scale = s.scale(options.scaling());
        if (!s.varies() && !missing && center != 0) {
            scale = TENTH * Math.abs(center);
        }
        NumberWriting writing =
                new NumberWriting(
                        kinds.get(column).spelling(), s.infinite() > 0, units.get(column));
        return options.scaling() == Scaling.LOG
                ? new Logarithmic(
                        column, center, scale, Logarithmic.number(imputed), missing, writing)
                : new Numeric(column, center, scale, imputed, missing, writing);
    }

    private Map<String, Column> categories(Map<String, TextProfile> profiles) {
        Map<String, String> kept = new LinkedHashMap<>();
        profiles.forEach(
                (column, profile) -> {
                    if (kinds.get(column).kind() != ColumnKind.WORDS) {
                        return;
                    }
                    if (isMany(profile) && !isCategory(column)) {
                        boolean mixed =
                                !profile.isCode() && 2 * profile.numeric() >= profile.present();
                        report.leaveOut(column, mixed ? LeftOut.MIXED : LeftOut.IDENTIFIERS);
                    } else {
                        kept.put(places.get(column), column);
                    }
                });
        Map<String, List<String>> values = new LongForm(table).values(List.copyOf(kept.keySet()));
        Map<String, Column> fitted = new LinkedHashMap<>();
        kept.forEach(
                (place, column) -> {
                    TextProfile profile = profiles.get(column);
                    boolean missing = filled(profile) < count;
                    if (profile.different() == 1 && !missing) {
                        report.constant(column);
                    }
                    fitted.put(column, new Category(column, values.get(place), missing));
                });
        return fitted;
    }

    private boolean isMany(TextProfile profile) {
        long different = profile.different();
        return different > MANY_VALUES || (different > FEW_VALUES && different > count / 2);
    }

    private static long filled(TextProfile profile) {
        return profile.present() + profile.count(CellShape.MISSING);
    }
}
