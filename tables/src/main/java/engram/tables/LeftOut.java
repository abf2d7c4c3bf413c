package engram.tables;

/** Why a column plays no part. */
enum LeftOut {
    EMPTY("empty", "are empty in the training rows"),
    ENDLESS(
            "endless numbers",
            "are infinite, or too large to compute with (1e150 and more), in the training rows"),
    TIMES(
            "times",
            "are dates or times, which new rows have others of (take what matters, such as the"
                    + " hour, out of them by a query; --numbers %s keeps numbers)"),
    RUNNING(
            "running numbers",
            "only count or name rows (--numbers %s keeps them, --id-column shows them in"
                    + " the results)"),
    IDENTIFIERS(
            "identifiers",
            "have so many different words that they look like identifiers (--categories %s"
                    + " keeps them)"),
    MIXED(
            "numbers among words",
            "are numbers among many different words (--missing WORD,WORD says which words"
                    + " mean missing, --categories %s takes all as words)"),
    NESTED(
            "nested values",
            "are neither numbers, truth values nor words (take what matters out of nested values by"
                    + " a query)");

    /** What such columns hold, in short. */
    final String what;

    /** Continues "they", with a place for the columns' names. */
    final String why;

    LeftOut(String what, String why) {
        this.what = what;
        this.why = why;
    }
}
