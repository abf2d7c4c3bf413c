package engram.tables;

import engram.tables.database.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Columns that hold objects, as JSON and Parquet have them, taken apart into their fields: {@code
 * sensor.temp}.
 */
final class Nested {
    private static final String OBJECT = "STRUCT(";

    /** Deeper, or wider, is no table. */
    private static final int DEEPEST = 5;

    private static final int MOST_COLUMNS = 5_000;

    private Nested() {}

    /**
     * The same rows with a column for each field.
     *
     * @param relation what stands after FROM
     * @param describe tells the types of a relation's columns, by name
     */
    static String flat(String relation, Function<String, Map<String, String>> describe) {
        String flat = relation;
        Map<String, String> types = describe.apply(relation);
        for (int depth = 0;
                depth < DEEPEST && types.values().stream().anyMatch(Nested::isObject);
                depth++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (Map.Entry<String, String> column : types.entrySet()) {
                String name = Sql.name(column.getKey());
                if (!isObject(column.getValue())) {
                    cells.put(column.getKey(), name);
                    continue;
                }
                for (String field :
                        describe.apply("(SELECT " + name + ".* FROM " + flat + ")").keySet()) {
                    cells.putIfAbsent(column.getKey() + "." + field, name + "." + Sql.name(field));
                }
            }
            if (cells.size() > MOST_COLUMNS) {
                return flat;
            }
            StringBuilder select = new StringBuilder();
            cells.forEach(
                    (name, cell) ->
                            select.append(select.isEmpty() ? "" : ", ")
                                    .append(cell)
                                    .append(" AS ")
                                    .append(Sql.name(name)));
            flat = "(SELECT " + select + " FROM " + flat + ")";
            types = describe.apply(flat);
        }
        return flat;
    }

    private static boolean isObject(String type) {
        return type.startsWith(OBJECT) && !type.endsWith("]");
    }
}
