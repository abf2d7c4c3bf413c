package engram.tables;

import engram.data.NameList;
import engram.data.UnusableSettingException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How the columns of a table are to be taken.
 *
 * @param label the column that says what is normal; empty where nothing is labelled
 * @param normal the values of the label column that mean normal, in any capitals and any spelling
 *     of a number; any other value means anomalous, and a missing one unknown
 * @param roles of columns that say something about a row and are not learned from
 * @param columns what is said of single columns
 * @param scaling of numeric columns
 * @param cells how text is read
 */
public record TableOptions(
        Optional<String> label,
        Set<String> normal,
        Roles roles,
        ColumnChoice columns,
        Scaling scaling,
        CellReading cells) {

    /**
     * Columns that say something about a row and are not learned from.
     *
     * @param id names a row; without it, rows are called by their number from 1
     * @param group rows with the same value belong together, such as those of one host, and stay on
     *     one side of every split
     * @param time rows of about the same time belong together
     */
    public record Roles(Optional<String> id, Optional<String> group, Optional<String> time) {

        /** No column has such a role. */
        public static final Roles NONE =
                new Roles(Optional.empty(), Optional.empty(), Optional.empty());

        boolean has(String column) {
            return Stream.of(id, group, time).flatMap(Optional::stream).anyMatch(column::equals);
        }
    }

    public TableOptions {
        normal = Collections.unmodifiableSet(new LinkedHashSet<>(normal));
        if (label.isEmpty() && !normal.isEmpty()) {
            throw new UnusableSettingException(
                    "normal values " + normal + " are given, but not which column has them");
        }
    }

    /** Nothing labelled or ignored, rows called by number, standard scaling. */
    public static TableOptions defaults() {
        return new TableOptions(
                Optional.empty(),
                Set.of(),
                Roles.NONE,
                ColumnChoice.NONE,
                Scaling.STANDARD,
                CellReading.USUAL);
    }

    /** The same, each column named as {@code names} has it. */
    TableOptions named(UnaryOperator<String> names) {
        Roles named = new Roles(roles.id.map(names), roles.group.map(names), roles.time.map(names));
        return new TableOptions(
                label.map(names), normal, named, columns.named(names), scaling, cells);
    }

    /** Labels are in {@code column}, where these values mean normal. */
    public TableOptions withLabel(String column, String... normalValues) {
        return new TableOptions(
                Optional.of(column), set(normalValues), roles, columns, scaling, cells);
    }

    public TableOptions withIgnored(String... names) {
        return with(new ColumnChoice(set(names), columns.categories(), columns.numbers()));
    }

    public TableOptions withCategories(String... names) {
        return with(new ColumnChoice(columns.ignored(), set(names), columns.numbers()));
    }

    /** These columns are numbers, and no running numbers, ids or times. */
    public TableOptions withNumbers(String... names) {
        return with(new ColumnChoice(columns.ignored(), columns.categories(), set(names)));
    }

    private TableOptions with(ColumnChoice choice) {
        return new TableOptions(label, normal, roles, choice, scaling, cells);
    }

    public TableOptions withId(String column) {
        return withRoles(new Roles(Optional.of(column), roles.group, roles.time));
    }

    /** Rows with the same value in {@code column} belong together. */
    public TableOptions withGroup(String column) {
        return withRoles(new Roles(roles.id, Optional.of(column), roles.time));
    }

    /** Rows of about the same value in {@code column} belong together. */
    public TableOptions withTime(String column) {
        return withRoles(new Roles(roles.id, roles.group, Optional.of(column)));
    }

    private TableOptions withRoles(Roles changed) {
        return new TableOptions(label, normal, changed, columns, scaling, cells);
    }

    /** The column that names a row. */
    public Optional<String> id() {
        return roles.id;
    }

    public TableOptions withScaling(Scaling kind) {
        return new TableOptions(label, normal, roles, columns, kind, cells);
    }

    /** Cells that read so are missing. */
    public TableOptions withMissing(String... marks) {
        return with(new CellReading(set(marks), cells.header()));
    }

    /** Whether the first line of a text file holds names. */
    public TableOptions withHeader(boolean present) {
        return with(new CellReading(cells.missing(), Optional.of(present)));
    }

    private TableOptions with(CellReading reading) {
        return new TableOptions(label, normal, roles, columns, scaling, reading);
    }

    /** What matters again when a detector meets new rows, by the names of {@code data.*}. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        label.ifPresent(name -> settings.put("labelColumn", name));
        put(settings, "normal", normal);
        put(settings, "ignore", columns.ignored());
        put(settings, "missing", cells.missing());
        cells.header().ifPresent(present -> settings.put("header", present.toString()));
        roles.id.ifPresent(name -> settings.put("idColumn", name));
        roles.group.ifPresent(name -> settings.put("group", name));
        roles.time.ifPresent(name -> settings.put("timeColumn", name));
        return settings;
    }

    private static void put(Map<String, String> settings, String name, Set<String> values) {
        if (!values.isEmpty()) {
            settings.put(name, NameList.join(values));
        }
    }

    private static Set<String> set(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
