package engram.tables.columns;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Columns that may say which rows are normal, by what they are called or what is in them. */
public final class Labels {
    private static final Pattern NAMES =
            Pattern.compile(
                    "(?i)(is[_ ]?)?(label|class|klasse|clase|classe|target|outcome|anomaly|anomalous|abnormal|outlier|attack([_ ]?(cat|type|class))?"
                            + "|fraud|ground[_ ]?truth|malicious|defect(ive)?|fault(y)?|(machine[_ ]?)?failure|y_true|diagnosis|verdict)");

    /** What only a judge says of a row. */
    private static final Pattern JUDGED =
            Pattern.compile(
                    "(ab)?normal|benign|inlier|outlier|anomal(y|ous)|malicious|fraud(ulent)?|defective|nok|not ok|n\\.?i\\.?o\\.?");

    private static final int FEW = 30;

    private Labels() {}

    /** Whether training should ask what the column is before it is learned as any other. */
    public static boolean maybe(Column column) {
        List<String> words = column instanceof Category category ? category.values() : List.of();
        return NAMES.matcher(column.name()).matches()
                || (words.size() <= FEW
                        && words.stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .anyMatch(JUDGED.asMatchPredicate()));
    }
}
