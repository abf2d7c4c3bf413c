package engram.tables.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows of a JSON file are. A list of objects, or objects one after the other, is read as
 * it is; others have the list somewhere inside one object, rows as lists, or a list or an object
 * for each column.
 *
 * @param rows what a row is
 * @param path the names that lead to the rows, a mark before each; empty where they are at the top
 * @param names of the columns, where rows are lists and something says them
 * @param marked whether the text begins with the mark that says how it is coded
 */
record JsonLayout(Rows rows, String path, List<String> names, boolean marked) {
    static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static final int DEEPEST = 6;

    /** Before each name in a path: none has it, though a name may be empty. */
    private static final String SLASH = "\u0000";

    /** What rows are. */
    enum Rows {
        /** As DuckDB reads them. */
        PLAIN,
        OBJECTS,
        LISTS,
        /** Each column is a list. */
        COLUMNS,
        /** Each column, or each row, is an object of its cells by name. */
        CELLS
    }

    boolean isPlain() {
        return rows == Rows.PLAIN;
    }

    Optional<String> note() {
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "its rows are those of \"" + path.substring(1).replace(SLASH, ".") + "\"");
    }

    static JsonLayout of(Path file, Coding coding) {
        boolean marked = false;
        try (BufferedReader in = coding.reader(file);
                JsonParser parser = FACTORY.createParser(in)) {
            marked = coding.isMarked(file);
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                boolean lists = parser.nextToken() == JsonToken.START_ARRAY || isFollowed(parser);
                return new JsonLayout(lists ? Rows.LISTS : Rows.PLAIN, "", List.of(), marked);
            }
            if (first == JsonToken.START_OBJECT) {
                Search search = new Search(parser);
                search.object("", 0);
                return parser.nextToken() == null ? search.found(marked) : plain(marked);
            }
        } catch (IOException | RuntimeException e) {
            // Who reads it next says where it is damaged.
            return plain(marked);
        }
        return plain(marked);
    }

    private static JsonLayout plain(boolean marked) {
        return new JsonLayout(Rows.PLAIN, "", List.of(), marked);
    }

    /** Whether the list that has been begun ends and another one follows. */
    private static boolean isFollowed(JsonParser parser) throws IOException {
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                return false;
            }
            parser.nextToken();
        }
        return parser.nextToken() == JsonToken.START_ARRAY;
    }

    /** Looks through one object for what may be the rows. */
    private static final class Search {
        private final JsonParser parser;
        private final Map<String, Integer> objects = new LinkedHashMap<>();
        private final Map<String, Integer> lists = new LinkedHashMap<>();
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private int fields;
        private int filled;

        Search(JsonParser parser) {
            this.parser = parser;
        }

        /** From an object's start to its end. */
        void object(String path, int depth) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                String below = path + SLASH + name;
                fields += depth == 0 ? 1 : 0;
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_ARRAY) {
                    list(below);
                } else if (value == JsonToken.START_OBJECT) {
                    filled += depth == 0 ? 1 : 0;
                    if (depth < DEEPEST) {
                        object(below, depth + 1);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }

        private void list(String path) throws IOException {
            JsonToken first = parser.nextToken();
            List<String> scalars = new ArrayList<>();
            int count = 0;
            for (JsonToken t = first;
                    t != JsonToken.END_ARRAY && t != null;
                    t = parser.nextToken()) {
                count++;
                if (t.isStructStart()) {
                    parser.skipChildren();
                } else {
                    scalars.add(t == JsonToken.VALUE_STRING ? parser.getText() : null);
                }
            }
            if (first == JsonToken.START_OBJECT) {
                objects.put(path, count);
            } else if (first == JsonToken.START_ARRAY) {
                lists.put(path, count);
            } else {
                values.put(path, scalars);
            }
        }

        JsonLayout found(boolean marked) {
            if (!lists.isEmpty()) {
                String path = most(lists);
                List<String> names =
                        values.values().stream()
                                .filter(v -> v.size() > 1 && !v.contains(null))
                                .findFirst()
                                .orElse(List.of());
                return new JsonLayout(Rows.LISTS, path, names, marked);
            }
            boolean columns =
                    fields > 1
                            && values.size() == fields
                            && values.values().stream().map(List::size).distinct().count() == 1
                            && values.values().iterator().next().size() > 1;
            if (columns) {
                return new JsonLayout(Rows.COLUMNS, "", List.of(), marked);
            }
            if (!objects.isEmpty()) {
                return new JsonLayout(Rows.OBJECTS, most(objects), List.of(), marked);
            }
            return fields > 1 && filled == fields
                    ? new JsonLayout(Rows.CELLS, "", List.of(), marked)
                    : plain(marked);
        }

        private static String most(Map<String, Integer> candidates) {
            return candidates.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }

    /** The names on the way to the rows. */
    List<String> steps() {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split(SLASH, -1));
    }
}
