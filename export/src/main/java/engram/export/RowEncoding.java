package engram.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.data.encodings.Column;
import engram.data.encodings.Seen;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How rows become features, for programs in other languages. */
final class RowEncoding {
    private RowEncoding() {}

    /**
     * A list of columns: its name, the position of its first feature, how many it has, and what
     * they are.
     */
    static String json(TableEncoding table) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("column", column.name());
            told.put("feature", table.offsets().get(i));
            told.put("width", column.width());
            if (column instanceof Column.Numeric number) {
                told.put("kind", "(value - center) / scale");
                told.put("center", number.center());
                told.put("scale", number.scale());
                told.put("missing", String.valueOf(number.imputed()));
            } else if (column instanceof Column.Logarithmic number) {
                told.put("kind", "(sign(value) log(1 + |value|) - center) / scale");
                told.put("center", number.center());
                told.put("scale", number.scale());
                told.put("missing", String.valueOf(number.imputed()));
            } else if (column instanceof Column.Category words) {
                told.put("kind", "one-hot, then any other word");
                told.put("values", words.values());
                told.put("feature of any other word", words.novelty());
            } else if (column instanceof Column.Flag truth) {
                told.put("kind", "(value - center) / scale of 0 or 1");
                told.put("center", truth.standard().center());
                told.put("scale", truth.standard().scale());
            }
            if (column instanceof Column.Quantity number && !number.seen().equals(Seen.ANYTHING)) {
                told.put("smallest", number.seen().low());
                told.put("largest", number.seen().high());
                told.put("farther off where the sign is none of theirs", number.seen().news());
            }
            told.put("last feature is 1 where missing", column.missingIndicator());
            columns.add(told);
        }
        try {
            return new ObjectMapper().writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
