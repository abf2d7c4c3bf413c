package engram.tables;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.NumberSpelling;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.TableEncoding;
import engram.data.encodings.TruthWords;
import engram.tables.columns.CellShape;
import engram.tables.columns.ColumnKind;
import engram.tables.columns.Currencies;
import engram.tables.columns.Kinds;
import engram.tables.columns.Kinds.Kind;
import engram.tables.columns.Labels;
import engram.tables.columns.LongForm;
import engram.tables.columns.StackedTables;
import engram.tables.columns.TextProfile;
import engram.tables.columns.TrainingCells;
import engram.tables.database.NumberSql;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Finds an encoding for a table: what each column holds and, from at most a million training rows,
 * its statistics. Each step looks at all columns in one go.
 */
final class Fitting {
    private static final int FEW_VALUES = 16;

    private final Rows rows;
    private final TableOptions options;
    private final CellSource source;
    private final FittingReport report;
    private final Map<String, String> places;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Quantities quantities;
    private final Set<String> marks = new TreeSet<>();

    /** Columns of text whose numbers are those that DuckDB casts: others take long to plan. */
    private final Set<String> plain = new HashSet<>();

    private final Map<String, String> currencies = new HashMap<>();
    private TrainingCells cells;
    private long count;

    Fitting(Rows rows, TableOptions options, CellSource source) {
        this.rows = rows;
        this.options = options;
        this.source = source;
        this.places = source.places();
        this.report = new FittingReport(rows.name(), rows.notes());
        Map<String, String> quantifiable = new LinkedHashMap<>(places);
        quantifiable.keySet().removeIf(this::isCategory);
        this.quantities =
                new Quantities(
                        quantifiable, options.columns().numbers(), rows.schema().delimiter());
    }

    TableEncoding fit(BitSet positions) {
        if (positions.isEmpty()) {
            throw new UnreadableDataException(rows.name() + ": there are no rows to learn from");
        }
        marks.addAll(options.cells().missing());
        try (TrainingCells chosen = source.of(positions)) {
            cells = chosen;
            count = chosen.rows();
            Map<String, TextProfile> profiles = profiles();
            Map<String, Column> fitted = new LinkedHashMap<>(numbers(profiles));
            fitted.putAll(categories(profiles));
            List<Column> columns =
                    places.keySet().stream().filter(fitted::containsKey).map(fitted::get).toList();
            fitted.keySet().stream()
                    .filter(column -> Labels.maybe(fitted.get(column)))
                    .forEach(report::maybeLabel);
            report.tell(columns.size(), List.copyOf(places.keySet()));
            return new TableEncoding(columns, report.leftOut(), marks);
        }
    }

    private boolean isCategory(String column) {
        return source.isCategory(column);
    }

    private boolean isText(String column) {
        return source.isText(column);
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
        Map<String, TextProfile> found = profiles(List.copyOf(names.keySet()), "v");
        Map<String, TextProfile> profiles = new LinkedHashMap<>();
        names.forEach(
                (place, column) ->
                        profiles.put(column, found.getOrDefault(place, TextProfile.empty())));
        quantities.take(cells, profiles, report);
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

    private Map<String, TextProfile> profiles(List<String> some, String text) {
        return new LongForm(cells).ofDifferent(some, TextProfile.aggregate(text));
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
        StackedTables.refuse(rows.name(), profiles);
        learnMarks(profiles);
        learnCurrencies(columns, profiles);
        for (String column : columns) {
            if (profiles.containsKey(column)
                    && profiles.get(column).isPlain()
                    && spelling(column) != NumberSpelling.COMMA) {
                plain.add(column);
            }
        }
        Map<String, NumberStatistics> statistics = statistics(columns);
        RowOrder order = new RowOrder(cells);
        Map<String, Column> fitted = new LinkedHashMap<>();
        for (String column : columns) {
            NumberStatistics found = statistics.get(places.get(column));
            if (found == null || found.present() == 0) {
                boolean empty = found == null || found.infinite() == 0;
                report.leaveOut(column, empty ? LeftOut.EMPTY : LeftOut.ENDLESS);
                continue;
            }
            Optional<LeftOut> running =
                    options.columns().numbers().contains(column)
                            ? Optional.empty()
                            : order.of(
                                    places.get(column),
                                    number(column),
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
            alike.computeIfAbsent(number(column), n -> new ArrayList<>()).add(places.get(column));
        }
        Map<String, NumberStatistics> all = new LinkedHashMap<>();
        alike.forEach(
                (number, some) ->
                        all.putAll(
                                new LongForm(cells)
                                        .of(
                                                some,
                                                NumberStatistics.aggregate(
                                                        number, options.scaling()))));
        return all;
    }

    /** Later numbers in another currency are none of the column's. */
    private void learnCurrencies(List<String> columns, Map<String, TextProfile> profiles) {
        Map<String, String> dressed = new LinkedHashMap<>();
        for (String column : columns) {
            if (profiles.containsKey(column)
                    && !profiles.get(column).isPlain()
                    && !quantities.has(column)) {
                dressed.put(places.get(column), column);
            }
        }
        Currencies.of(cells, List.copyOf(dressed.keySet()))
                .forEach(
                        (place, signs) -> {
                            if (signs.size() > 1) {
                                report.severalCurrencies(dressed.get(place), signs);
                            } else if (signs.size() == 1) {
                                currencies.put(dressed.get(place), signs.get(0));
                            }
                        });
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
                        cells.database()
                                .list(
                                        "SELECT DISTINCT lower(trim(v)) FROM (SELECT %s AS v FROM %s) WHERE %s = %s"
                                                .formatted(
                                                        quantities.text(column),
                                                        cells.of(List.of(places.get(column))),
                                                        CellShape.of("v"),
                                                        CellShape.WORD.sql()),
                                        row -> marks.add(row.getString(1)));
                    }
                    report.odd(column, profile);
                });
    }

    /** The number in a cell v of the column; NULL or NaN where there is none. */
    private String number(String column) {
        if (!isText(column)) {
            return "v";
        }
        String text = quantities.text(column);
        String cast = quantities.has(column) ? "TRY_CAST(" + text + " AS DOUBLE)" : "cast_v";
        boolean truth = kinds.get(column).kind() == ColumnKind.TRUTH;
        String number = plain.contains(column) ? cast : NumberSql.of(text, cast, spelling(column));
        return truth
                ? "coalesce(%s, CAST(TRY_CAST(%s AS BOOLEAN) AS DOUBLE))".formatted(number, text)
                : number;
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
        if (s.codes().areStrange()) {
            report.codes(column, s.codes());
        }
        NumberWriting writing =
                new NumberWriting(
                        kinds.get(column).spelling(),
                        s.infinite() > 0,
                        currencies.getOrDefault(column, quantities.unit(column)),
                        quantities.measure(column));
        return new FittedColumn(options.scaling(), count).number(column, s, writing);
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
        Map<String, SortedMap<String, Long>> values =
                new LongForm(cells).values(List.copyOf(kept.keySet()));
        Map<String, Column> fitted = new LinkedHashMap<>();
        kept.forEach(
                (place, column) -> {
                    TextProfile profile = profiles.get(column);
                    boolean missing = filled(profile) < count;
                    if (profile.different().cells() == 1 && !missing) {
                        report.constant(column);
                    }
                    SortedMap<String, Long> words = values.get(place);
                    FittedColumn made = new FittedColumn(options.scaling(), count);
                    fitted.put(
                            column,
                            TruthWords.are(words.keySet()) && !isCategory(column)
                                    ? made.truths(column, words, missing)
                                    : made.category(column, words, missing));
                });
        return fitted;
    }

    private boolean isMany(TextProfile profile) {
        long different = profile.different().cells();
        return different > FittedColumn.MANY_VALUES
                || (different > FEW_VALUES && different > count / 2);
    }

    private static long filled(TextProfile profile) {
        return profile.present() + profile.count(CellShape.MISSING);
    }
}
