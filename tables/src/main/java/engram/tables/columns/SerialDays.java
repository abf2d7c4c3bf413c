package engram.tables.columns;

import java.util.regex.Pattern;

/**
 * Days as numbers: 45,000 is a day of 2023 in a spreadsheet, and its fraction the time of day.
 *
 * @param low the smallest of a column
 * @param high the largest
 * @param whole whether all are whole numbers
 */
public record SerialDays(double low, double high, boolean whole) {
    /** 2000 to 2040 as spreadsheets count, from the end of 1899 on. */
    private static final double FIRST = 36_526;

    private static final double LAST = 51_502;

    /**
     * What a column that is called a date may hold: days since 1970, a spreadsheet's, or those that
     * astronomers count, of the same years.
     */
    private static final double FIRST_OF_ANY = 10_957;

    private static final double LAST_OF_ANY = 66_154;
    private static final double MOST = LAST - FIRST;
    private static final double IN_ORDER = 0.9;

    private static final Pattern NAMES =
            Pattern.compile(
                    "(?i)((serial|excel)[_ ]?)?(day|tag|jour|giorno|dia|d\u00eda|datetime|timestamp|zeitstempel)"
                            + "|((.*[^a-z])?(date|datum|fecha)|[a-z]+datum|(?-i:.*[a-z]Date))([^a-z].*)?");

    /** Whether the numbers may be days and their column's name says that they are. */
    public boolean areNamed(String column) {
        return areWithin(FIRST_OF_ANY, LAST_OF_ANY) && NAMES.matcher(column).matches();
    }

    /**
     * Whether numbers in a column of times may be a spreadsheet's, with the time of the day.
     *
     * @param even how much of their variance their rows' order explains
     */
    public boolean areTimes(double even) {
        return areWithin(FIRST, LAST) && (!whole || even >= IN_ORDER);
    }

    /** Whether numbers may be a spreadsheet's days, one or more rows to each. */
    public boolean mayBe() {
        return whole && areWithin(FIRST, LAST);
    }

    private boolean areWithin(double first, double last) {
        return low >= first && high <= last && high - low <= MOST;
    }
}
