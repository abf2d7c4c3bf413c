package engram.tables.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the rows of a JSON file as objects, one after the other. */
final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonLayout.FACTORY);

    private final JsonLayout layout;

    JsonLines(JsonLayout layout) {
        this.layout = layout;
    }

    void write(Path file, Coding coding, Path to) {
        try (BufferedReader in = coding.reader(file);
                JsonParser parser = JsonLayout.FACTORY.createParser(in);
                BufferedWriter out = Files.newBufferedWriter(to);
                JsonGenerator lines = MAPPER.createGenerator(out)) {
            switch (layout.rows()) {
                case OBJECTS -> objects(parser, lines);
                case LISTS -> lists(parser, lines);
                case COLUMNS -> columns(MAPPER.readTree(parser), lines);
                case CELLS -> cells(MAPPER.readTree(parser), lines);
                case PLAIN -> throw new IllegalStateException("these rows are plain");
            }
        } catch (IOException | RuntimeException e) {
            throw coding.unreadable(file, e);
        }
    }

    /** To the first token of the list of rows. */
    private void toRows(JsonParser parser) throws IOException {
        parser.nextToken();
        for (String step : layout.steps()) {
            parser.nextToken();
            while (!step.equals(parser.currentName())) {
                parser.nextToken();
                parser.skipChildren();
                parser.nextToken();
            }
            parser.nextToken();
        }
    }

    private void objects(JsonParser parser, JsonGenerator lines) throws IOException {
        toRows(parser);
        for (JsonToken t = parser.nextToken();
                t != null && t != JsonToken.END_ARRAY;
                t = parser.nextToken()) {
            if (t == JsonToken.START_OBJECT) {
                lines.copyCurrentStructure(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Lists in a list, or one after the other. */
    private void lists(JsonParser parser, JsonGenerator lines) throws IOException {
        toRows(parser);
        JsonToken t = parser.nextToken();
        boolean inOne = t == JsonToken.START_ARRAY;
        if (!inOne) {
            list(MAPPER.getNodeFactory().arrayNode().addAll(rest(parser)), lines);
            t = parser.nextToken();
        }
        for (; t != null && t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (t == JsonToken.START_ARRAY) {
                list(MAPPER.readTree(parser), lines);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static List<JsonNode> rest(JsonParser parser) throws IOException {
        List<JsonNode> cells = new ArrayList<>();
        for (JsonToken t = parser.currentToken();
                t != null && t != JsonToken.END_ARRAY;
                t = parser.nextToken()) {
            cells.add(MAPPER.readTree(parser));
        }
        return cells;
    }

    private List<String> names;

    private void list(JsonNode cells, JsonGenerator lines) throws IOException {
        if (names == null) {
            names = new ArrayList<>(layout.names());
            boolean header = names.isEmpty() && areNames(cells);
            for (int i = names.size(); i < cells.size(); i++) {
                names.add(header ? cells.get(i).asText() : "column" + i);
            }
            if (header) {
                return;
            }
        }
        lines.writeStartObject();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            lines.writeFieldName(names.get(i));
            lines.writeTree(cells.get(i));
        }
        lines.writeEndObject();
    }

    private static boolean areNames(JsonNode cells) {
        Set<String> different = new LinkedHashSet<>();
        for (JsonNode cell : cells) {
            if (!cell.isTextual() || cell.asText().isBlank() || Header.isNumber(cell.asText())) {
                return false;
            }
            different.add(cell.asText());
        }
        return different.size() == cells.size() && different.size() > 1;
    }

    private static void columns(JsonNode columns, JsonGenerator lines) throws IOException {
        int rows = columns.elements().next().size();
        for (int row = 0; row < rows; row++) {
            lines.writeStartObject();
            for (Map.Entry<String, JsonNode> column : columns.properties()) {
                lines.writeFieldName(column.getKey());
                lines.writeTree(column.getValue().get(row));
            }
            lines.writeEndObject();
        }
    }

    /** A row by number, or a column by name: of the two, names of rows are counted or more. */
    private static void cells(JsonNode outer, JsonGenerator lines) throws IOException {
        Set<String> inner = new LinkedHashSet<>();
        outer.forEach(cells -> cells.fieldNames().forEachRemaining(inner::add));
        Set<String> keys = new LinkedHashSet<>();
        outer.fieldNames().forEachRemaining(keys::add);
        boolean byRow =
                areCounted(keys) == areCounted(inner)
                        ? keys.size() >= inner.size()
                        : areCounted(keys);
        for (String row : byRow ? keys : inner) {
            lines.writeStartObject();
            for (String column : byRow ? inner : keys) {
                JsonNode cell = byRow ? outer.get(row).get(column) : outer.get(column).get(row);
                if (cell != null) {
                    lines.writeFieldName(column);
                    lines.writeTree(cell);
                }
            }
            lines.writeEndObject();
        }
    }

    private static boolean areCounted(Set<String> keys) {
        return keys.stream().allMatch(key -> key.matches("[0-9]+"));
    }
}
