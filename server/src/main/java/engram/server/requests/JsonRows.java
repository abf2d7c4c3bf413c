package engram.server.requests;

import com.fasterxml.jackson.databind.JsonNode;
import engram.data.UnreadableDataException;
import engram.data.encodings.TableEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows in JSON: an object by column name, an array of such objects, or {@code {"rows": [...]}}.
 * Columns that the detector does not know are passed over.
 */
final class JsonRows {
    private static final String ROWS = "rows";
    static final String ID = "id";

    private JsonRows() {}

    /**
     * @throws Problem if it is something else, or a row lacks a column
     */
    static Sent read(byte[] body, TableEncoding table, Limits limits) {
        Iterable<JsonNode> rows = rows(Json.read(body));
        boolean named = table.columns().stream().noneMatch(column -> column.name().equals(ID));
        List<String> ids = new ArrayList<>();
        List<float[]> encoded = new ArrayList<>();
        JsonNotes notes = new JsonNotes(table);
        for (JsonNode row : rows) {
            int number = ids.size() + 1;
            limits.requireSamples(number);
            encoded.add(encode(row, number, table, notes));
            ids.add(named && row.hasNonNull(ID) ? row.get(ID).asText() : String.valueOf(number));
        }
        if (ids.isEmpty()) {
            throw Problem.badRequest("there are no rows; send at least one");
        }
        return new Sent(ids, joined(encoded), notes.told());
    }

    private static Iterable<JsonNode> rows(JsonNode body) {
        if (body.isArray()) {
            return body;
        }
        if (body.isObject()) {
            return body.path(ROWS).isArray() ? body.get(ROWS) : List.of(body);
        }
        throw Problem.badRequest(
                "expected a row such as {\"column\": 1.5}, an array of rows, or {\"rows\": [...]}");
    }

    private static float[] encode(JsonNode row, int number, TableEncoding table, JsonNotes notes) {
        if (!row.isObject()) {
            throw Problem.badRequest(
                    "row " + number + " is no object with a cell for each column: " + kind(row));
        }
        Map<String, Object> cells = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            cells.put(field.getKey(), cell(field.getValue()));
        }
        try {
            float[] encoded = table.encode(cells);
            notes.look(cells);
            return encoded;
        } catch (UnreadableDataException e) {
            throw Problem.badRequest("row " + number + ": " + e.getMessage());
        }
    }

    /** What stands for a cell; what is none is left as it is, for the column to complain of. */
    static Object cell(JsonNode value) {
        if (value.isNull()) {
            return null;
        } else if (value.isNumber()) {
            return value.doubleValue();
        } else if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isTextual() ? value.textValue() : value;
    }

    private static String kind(JsonNode value) {
        return "it is " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    static float[] joined(List<float[]> samples) {
        int each = samples.get(0).length;
        float[] values = new float[Math.multiplyExact(samples.size(), each)];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(samples.get(i), 0, values, i * each, each);
        }
        return values;
    }
}
