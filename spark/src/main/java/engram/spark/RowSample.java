package engram.spark;

import engram.data.UnreadableDataException;
import engram.tables.Table;
import engram.tables.TableOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Spark table to train on: all of it where it is small, else a random sample, brought to the
 * driver's disk. What is normal rarely takes more than a hundred thousand rows to learn; what
 * happens once in a million rows may not be in a sample, and is an anomaly then.
 */
public final class RowSample {
    private static final String PLACE = "engram place";
    private static final Logger LOG = LoggerFactory.getLogger(RowSample.class);

    private RowSample() {}

    /**
     * Draws rows, as a source that {@code AnomalyDetector.train} takes. Its name, which a detector
     * keeps, says how many rows were drawn of how many. Counts the rows first.
     *
     * @param most how many rows to draw at most
     * @param seed the same seed draws the same rows, as long as the table comes in the same parts
     * @param options which columns play what part
     * @throws UnreadableDataException if the table is a stream, or lacks a column that is named
     */
    public static Table of(Dataset<Row> rows, int most, long seed, TableOptions options) {
        if (rows.isStreaming()) {
            throw new UnreadableDataException(
                    "a stream has no end to draw rows up to; write some of it to a table first");
        } else if (most < 1) {
            throw new IllegalArgumentException("at least one row must be drawn, not " + most);
        }
        long all = rows.count();
        if (all > most) {
            LOG.warn("the detector learns from {} of {} rows, drawn with seed {}", most, all, seed);
        }
        return drawn(rows, all, most, seed, options);
    }

    /**
     * Draws of so many rows; what is drawn stays in the table's order, by which running numbers are
     * known.
     */
    static Table drawn(Dataset<Row> rows, long all, int most, long seed, TableOptions options) {
        if (all <= most) {
            return written(rows, "all-%d-rows.ndjson".formatted(all), options);
        }
        Dataset<Row> some =
                rows.withColumn(PLACE, functions.monotonically_increasing_id())
                        .orderBy(functions.rand(seed))
                        .limit(most)
                        .orderBy(PLACE)
                        .drop(PLACE);
        return written(some, "%d-of-%d-rows-seed-%d.ndjson".formatted(most, all, seed), options);
    }

    /** Nulls are written too, so that columns come in their order whatever the first row lacks. */
    private static Dataset<String> json(Dataset<Row> rows) {
        return rows.select(
                        functions.to_json(
                                functions.struct(functions.col("*")),
                                Map.of("ignoreNullFields", "false")))
                .as(Encoders.STRING());
    }

    /** As JSON: numbers stay numbers, words stay words, and what is null stays missing. */
    static Table written(Dataset<Row> rows, String name, TableOptions options) {
        try {
            Path file = Files.createTempDirectory("engram-spark").resolve(name);
            file.getParent().toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                Iterator<String> lines = json(rows).toLocalIterator();
                while (lines.hasNext()) {
                    out.write(lines.next());
                    out.newLine();
                }
            }
            return Table.open(file, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
