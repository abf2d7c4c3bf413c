package engram.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.data.encodings.Column;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How rows become features, for programs in other languages. The guide ({@code docs/export.md}) has
 * the few lines that follow it.
 */
final class RowEncoding {
    private RowEncoding() {}

    /**
     * The columns in the order of their features, and what stands for values that no scale reaches.
     */
    static String json(TableEncoding table) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("columns", columns(table));
        told.put("unreadable", TableEncoding.NEWS);
        told.put("infinite", TableEncoding.ENDLESS);
        told.put("farthest", TableEncoding.FARTHEST);
        try {
            return new ObjectMapper().writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, Object>> columns(TableEncoding table) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("column", column.name());
            told.put("feature", table.offsets().get(i));
            told.put("width", column.width());
            told.put("gaps", column.missingIndicator());
            if (column instanceof Column.Category words) {
                told.put("kind", "words");
                told.put("values", words.values());
                told.put("other", words.novelty());
            } else if (column instanceof Column.Quantity number) {
                told.put("kind", kind(number));
                told.put("center", number.center());
                told.put("scale", number.scale());
                told.put("gap", Double.isNaN(number.imputed()) ? null : number.imputed());
                told.put("lowest", number.seen().low());
                told.put("highest", number.seen().high());
                told.put("other_sign", number.seen().news());
            }
            columns.add(told);
        }
        return columns;
    }

    private static String kind(Column.Quantity number) {
        if (number instanceof Column.Logarithmic) {
            return "logarithm";
        }
        return number instanceof Column.Flag ? "truth" : "number";
    }
}
