package engram.tables.columns;

import java.util.List;
import java.util.Map;

/** Which currency signs stand beside the numbers of a column of text. */
public final class Currencies {
    private static final String SIGN = "regexp_extract(v, '\\p{Sc}')";

    private Currencies() {}

    /** By place: the different signs, none of them twice; none where numbers stand alone. */
    public static Map<String, List<String>> of(TrainingCells cells, List<String> places) {
        return places.isEmpty()
                ? Map.of()
                : new LongForm(cells)
                        .of(
                                places,
                                new LongForm.Aggregate<>(
                                        "v",
                                        "nullif(" + SIGN + ", '') AS sign",
                                        "array_to_string(list_sort(list(DISTINCT sign)), chr(10))",
                                        row -> signs(row.getString(2))));
    }

    private static List<String> signs(String lines) {
        return lines == null ? List.of() : lines.lines().filter(line -> !line.isEmpty()).toList();
    }
}
