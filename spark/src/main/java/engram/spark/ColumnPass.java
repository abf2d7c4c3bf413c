package engram.spark;

import engram.data.encodings.Column.Quantity;
import engram.data.encodings.TableEncoding;
import engram.detection.files.EncodingText;
import engram.tables.Recount;
import engram.tables.TableOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts all rows for an encoding that was found on some: one pass, and another for quartiles where
 * numbers are missing or are scaled by them.
 */
record ColumnPass(Dataset<Row> rows, TableEncoding found, TableOptions options) {
    /** How far from a quartile one may be that is found, as a share of the rows. */
    private static final double NEAR = 1e-4;

    /**
     * What came of it.
     *
     * @param encoding with the statistics of all rows
     * @param counted how many rows there are
     * @param remarks on cells that the sample had none of
     */
    record Outcome(TableEncoding encoding, long counted, List<String> remarks) {}

    Outcome outcome() {
        RowColumns reading = RowColumns.of(rows.schema(), found);
        String text = EncodingText.of(found);
        FlatMapFunction<java.util.Iterator<Row>, ColumnCounts> counting =
                some -> {
                    TableEncoding encoding = EncodingText.read(text);
                    ColumnCounts counts = new ColumnCounts(encoding);
                    some.forEachRemaining(row -> counts.add(encoding, reading.cells(row)));
                    return List.of(counts).iterator();
                };
        ColumnCounts counts =
                InOrder.added(rows.javaRDD().mapPartitions(counting), ColumnCounts::plus);
        Recount recount =
                counts.recount(found, options, quartiles(counts.askedForQuartiles(found, options)));
        return new Outcome(recount.of(found), counts.rows(), counts.remarks(found));
    }

    private Map<String, List<Double>> quartiles(List<Quantity> columns) {
        if (columns.isEmpty()) {
            return Map.of();
        }
        TableEncoding asked = new TableEncoding(List.copyOf(columns), Map.of(), found.missing());
        RowColumns reading = RowColumns.of(rows.schema(), asked);
        String text = EncodingText.of(asked);
        StructType schema = new StructType();
        for (int i = 0; i < columns.size(); i++) {
            schema = schema.add("c" + i, DataTypes.DoubleType);
        }
        FeatureRow features = new FeatureRow(reading, text);
        double[][] found =
                rows.map(features, Encoders.row(schema))
                        .stat()
                        .approxQuantile(schema.fieldNames(), new double[] {0.25, 0.5, 0.75}, NEAR);
        Map<String, List<Double>> quartiles = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            quartiles.put(columns.get(i).name(), Arrays.stream(found[i]).boxed().toList());
        }
        return quartiles;
    }

    /** The features of a row's numbers; null where there is none. */
    private static final class FeatureRow implements MapFunction<Row, Row> {
        private static final long serialVersionUID = 1;

        private final RowColumns reading;
        private final String text;
        private transient TableEncoding encoding;

        FeatureRow(RowColumns reading, String text) {
            this.reading = reading;
            this.text = text;
        }

        @Override
        public Row call(Row row) {
            if (encoding == null) {
                encoding = EncodingText.read(text);
            }
            double[] numbers = encoding.numbers(reading.cells(row));
            List<Double> features = new ArrayList<>();
            for (int i = 0; i < numbers.length; i++) {
                Quantity column = (Quantity) encoding.columns().get(i);
                boolean present = NumberCount.isPresent(numbers[i]);
                features.add(present ? (Double) column.feature(numbers[i]) : null);
            }
            return RowFactory.create(features.toArray());
        }
    }
}
