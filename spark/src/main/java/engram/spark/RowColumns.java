package engram.spark;

import engram.data.UnreadableDataException;
import engram.data.encodings.Column;
import engram.data.encodings.Column.Category;
import engram.data.encodings.Encoding;
import engram.data.encodings.TableEncoding;
import engram.detection.explanation.ColumnError;
import engram.detection.verdict.Detection;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a table whose columns are those that the detector was trained with.
 *
 * @param positions of the detector's columns in the table, in the detector's order
 */
record RowColumns(List<Integer> positions) implements Reading {
    private static final StructType BLAMED =
            new StructType()
                    .add("column", DataTypes.StringType, false)
                    .add("share", DataTypes.DoubleType, false)
                    .add("actual", DataTypes.StringType)
                    .add("expected", DataTypes.StringType);
    private static final StructType VERDICT =
            new StructType()
                    .add("score", DataTypes.DoubleType, false)
                    .add("p_value", DataTypes.DoubleType, false)
                    .add("anomalous", DataTypes.BooleanType, false)
                    .add("columns", DataTypes.createArrayType(BLAMED, false), false);

    /**
     * @throws UnreadableDataException if a column is not there, twice there, or of another type
     */
    static RowColumns of(StructType schema, TableEncoding encoding) {
        List<String> names = Arrays.asList(schema.fieldNames());
        List<Integer> positions = new ArrayList<>();
        for (Column column : encoding.columns()) {
            int position = names.indexOf(column.name());
            if (position < 0) {
                throw missing(column.name(), names);
            } else if (position != names.lastIndexOf(column.name())) {
                throw new UnreadableDataException(
                        "column " + column.name() + " is there twice; rename or drop one");
            }
            requireType(column, schema.apply(position).dataType());
            positions.add(position);
        }
        return new RowColumns(new ArrayList<>(positions));
    }

    private static UnreadableDataException missing(String name, List<String> names) {
        return new UnreadableDataException(
                "column %s is missing, which the detector was trained with; there are %s%s"
                        .formatted(
                                name,
                                String.join(", ", names),
                                names.stream().anyMatch(name::equalsIgnoreCase)
                                        ? " (capital letters count: rename it)"
                                        : ""));
    }

    private static void requireType(Column column, DataType type) {
        boolean category = column instanceof Category;
        boolean fits =
                type instanceof StringType
                        || type instanceof BooleanType
                        || (type instanceof NumericType && !wordsOnly(column))
                        || (type instanceof DateType && category);
        if (!fits) {
            throw new UnreadableDataException(
                    "column %s: expected %s, as in training, found %s; cast it"
                            .formatted(
                                    column.name(),
                                    category ? "words" : "numbers",
                                    type.simpleString()));
        }
    }

    private static boolean wordsOnly(Column column) {
        return column instanceof Category category
                && category.values().stream().noneMatch(value -> value.matches("[-+.\\d].*"));
    }

    /** The columns that the detector has never heard of. */
    static List<String> strangers(StructType schema, TableEncoding encoding) {
        Set<String> known = new HashSet<>(encoding.leftOut().keySet());
        encoding.columns().forEach(column -> known.add(column.name()));
        return Arrays.stream(schema.fieldNames()).filter(name -> !known.contains(name)).toList();
    }

    @Override
    public StructType verdict() {
        return VERDICT;
    }

    private final class Cells extends AbstractList<Object> implements RandomAccess {
        private final Row row;

        Cells(Row row) {
            this.row = row;
        }

        @Override
        public Object get(int index) {
            return row.get(positions.get(index));
        }

        @Override
        public int size() {
            return positions.size();
        }
    }

    /** A row's cells in the order of the detector's columns. */
    List<Object> cells(Row row) {
        return new Cells(row);
    }

    @Override
    public Encoded encode(List<Row> rows, Encoding encoding) {
        List<Cells> cells = rows.stream().map(Cells::new).toList();
        return new Encoded(encoding.shape(), ((TableEncoding) encoding).encodeAll(cells), Map.of());
    }

    @Override
    public Row verdict(Judged judged) {
        Detection detection = judged.detection();
        Object[] blamed = judged.blamed().stream().map(RowColumns::blamed).toArray(Row[]::new);
        return RowFactory.create(
                detection.score(), detection.pValue(), detection.anomalous(), blamed);
    }

    private static Row blamed(ColumnError error) {
        return RowFactory.create(error.column(), error.share(), error.actual(), error.expected());
    }

    @Override
    public Row problem(String why) {
        throw new IllegalStateException("rows are always read: " + why);
    }
}
