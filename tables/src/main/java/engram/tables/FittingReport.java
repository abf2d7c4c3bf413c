package engram.tables;

import engram.data.Counted;
import engram.data.UnreadableDataException;
import engram.tables.columns.PerCents;
import engram.tables.columns.TextProfile;
import engram.tables.columns.UnitSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a user should know of how columns were taken: what is left out, and what is doubtful. */
final class FittingReport {
    private final String source;
    private final Notes notes;
    private final Map<LeftOut, List<String>> leftOut = new EnumMap<>(LeftOut.class);
    private final List<String> constant = new ArrayList<>();

    /** By what they are about. */
    private final Map<String, String> doubts = new LinkedHashMap<>();

    FittingReport(String source, Notes notes) {
        this.source = source;
        this.notes = notes;
    }

    void leaveOut(String column, LeftOut why) {
        leftOut.computeIfAbsent(why, reason -> new ArrayList<>()).add(column);
    }

    void constant(String column) {
        constant.add(column);
    }

    void infinite(String column, long count) {
        doubts.put(
                "infinite " + column,
                "column %s: infinite, or 1e150 and more, in %,d of the rows that are learned from, which count as missing there"
                        .formatted(column, count));
    }

    /** Of a column of numbers, in which some cells are none. */
    void odd(String column, TextProfile profile) {
        boolean one = profile.others() == 1;
        doubts.put(
                "odd " + column,
                "column %s: %,d of %s %s (\"%s\" in row %d) and %s as missing (--categories %s takes the column as words)"
                        .formatted(
                                column,
                                profile.others(),
                                Counted.of(profile.present(), "cell"),
                                one ? "is no number" : "are no numbers",
                                profile.odd().getValue(),
                                profile.odd().getKey(),
                                one ? "counts" : "count",
                                column));
    }

    void codes(String column, NumberStatistics.Codes codes) {
        String code = "%.0f".formatted(codes.first());
        doubts.put(
                "codes " + column,
                "column %s: %,d cells are %s, far from all others; --missing=%s if it means that none was measured"
                        .formatted(column, codes.count(), code, code));
    }

    /** Of a column in which every comma might be decimal or stand between thousands. */
    void openCommas(String column, boolean decimal) {
        doubts.put(
                "commas " + column,
                "column %s: 1,234 is read as %s, as nothing in the column says otherwise"
                        .formatted(column, decimal ? "1.234" : "1234"));
    }

    /** Of a column that is taken as words, or left out, although it holds numbers. */
    void severalUnits(String column, UnitSearch.Found units) {
        doubts.put(
                "units " + column,
                "column %s: numbers in %d different units (such as %s and %s) cannot be compared and count as words"
                        .formatted(column, units.different(), units.first(), units.last()));
    }

    /** Of a column of money, whose signs nobody can compare. */
    void severalCurrencies(String column, List<String> signs) {
        doubts.put(
                "currencies " + column,
                "column %s: amounts in different currencies (%s) are taken as numbers of one"
                        .formatted(column, String.join(", ", signs)));
    }

    /** Of a column in which some cells have a sign of per cents. */
    void mixedShares(String column, PerCents.Found found) {
        doubts.put(
                "per cents " + column,
                "column %s: %,d cells have a per-cent sign and %,d have none; %s"
                        .formatted(
                                column,
                                found.signed(),
                                found.bare(),
                                found.areShares()
                                        ? "5 % is read as 0.05, since the others are about a hundredth as large"
                                        : "both are read as per cents"));
    }

    /** Of a column that may say which rows are normal, and is learned as any other. */
    void maybeLabel(String column) {
        doubts.put(
                "label " + column,
                "column %1$s is learned as any other; if it says which rows are normal, --label-column %1$s --normal VALUE learns from those (--ignore %1$s leaves it out)"
                        .formatted(column));
    }

    /** What each column that is left out holds. */
    Map<String, String> leftOut() {
        Map<String, String> all = new TreeMap<>();
        leftOut.forEach((why, columns) -> columns.forEach(column -> all.put(column, why.what)));
        return all;
    }

    /**
     * Constant columns stay, since a deviation from what never varied tells most; alone they teach
     * nothing.
     *
     * @param columns how many can be learned from
     * @param order all columns, as the table has them
     * @throws UnreadableDataException if no column is left that varies
     */
    void tell(int columns, List<String> order) {
        leftOut.values().forEach(names -> names.sort(Comparator.comparing(order::indexOf)));
        constant.sort(Comparator.comparing(order::indexOf));
        Map<LeftOut, String> sentences = new EnumMap<>(LeftOut.class);
        leftOut.forEach(
                (why, names) ->
                        sentences.put(
                                why,
                                Notes.names(names)
                                        + ": they "
                                        + why.why.formatted(
                                                String.join(",", names.subList(0, 1)))));
        if (columns == constant.size()) {
            throw new UnreadableDataException(
                    source + ": no column can be learned from; " + why(sentences.values()));
        }
        // Folds leave out others, and hold others constant, by chance: what holds of all rows is
        // told first.
        sentences.forEach((why, sentence) -> notes.tell(why.what, "left out " + sentence));
        doubts.forEach(notes::tell);
        if (!constant.isEmpty()) {
            notes.tell(
                    "constant",
                    "constant in the training rows, so that any other value counts against a row: "
                            + Notes.names(constant));
        }
    }

    private String why(Collection<String> sentences) {
        List<String> all = new ArrayList<>(sentences);
        if (!constant.isEmpty()) {
            all.add(0, Notes.names(constant) + ": they are constant in the training rows");
        }
        return all.isEmpty() ? "there is none" : String.join("; ", all);
    }
}
