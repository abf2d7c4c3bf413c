package engram.spark;

import engram.data.Counted;
import engram.data.Sha256;
import engram.data.UnreadableDataException;
import engram.tables.TableOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MapType;

/**
 * The normal rows of a table, dealt by a seed: those to learn from and those to take the threshold
 * from. Rows of one group are on one side. The same table in the same parts is dealt the same.
 *
 * @param count of all normal rows
 * @param digest over the number of rows and all their cells, whatever the rows' order
 * @param share of the rows that are held out
 * @param dealt how, in words
 */
record DealtRows(
        Dataset<Row> training,
        Optional<Dataset<Row>> heldOut,
        long count,
        String digest,
        double share,
        String dealt) {
    /** More would make the detector larger and its threshold no better. */
    private static final double MOST_HELD_OUT = 100_000;

    private static final long FEWEST = 100;
    private static final long STEPS = 1_000_000;

    /**
     * Counts the rows and deals them.
     *
     * @param share of the rows to hold out, of many rows less
     * @throws UnreadableDataException if rows have no end, are in an order that matters, or too few
     *     are normal, or of too few groups
     */
    static DealtRows of(Dataset<Row> rows, TableOptions options, double share, long seed) {
        requireDealable(rows, options);
        Dataset<Row> normal = normal(rows, options);
        Row counted = normal.agg(functions.count(functions.lit(1)), digest(normal)).first();
        long count = counted.getLong(0);
        if (count < FEWEST) {
            throw new UnreadableDataException(
                    "%s %s too few to be dealt by chance; train on them as one machine does: RowSample"
                            .formatted(Counted.of(count, "normal row"), Counted.are(count)));
        }
        String digest = Sha256.of(rows.schema().json() + count + counted.get(1));
        Optional<String> group = options.roles().group();
        String dealt = group.map(name -> "by column " + name).orElse("at random");
        if (share == 0) {
            return new DealtRows(normal, Optional.empty(), count, digest, 0, dealt);
        }
        double part = Math.min(share, MOST_HELD_OUT / count);
        Column held =
                group.map(name -> ofGroups(name, part, seed))
                        .orElseGet(() -> functions.rand(seed).lt(part));
        Dataset<Row> training = normal.where(functions.not(held));
        Dataset<Row> heldOut = normal.where(held);
        if (training.isEmpty() || heldOut.isEmpty()) {
            throw new UnreadableDataException(
                    "%,d normal rows, dealt %s, all fall on one side; it takes more groups"
                            .formatted(count, dealt));
        }
        return new DealtRows(training, Optional.of(heldOut), count, digest, part, dealt);
    }

    private static Column ofGroups(String name, double part, long seed) {
        Column mixed = functions.xxhash64(functions.lit(seed), named(name));
        return functions.pmod(mixed, functions.lit(STEPS)).lt(part * STEPS);
    }

    private static void requireDealable(Dataset<Row> rows, TableOptions options) {
        if (rows.isStreaming()) {
            throw new UnreadableDataException(
                    "a stream has no end to learn up to; write some of it to a table first");
        }
        if (options.roles().time().isPresent()) {
            throw new UnreadableDataException(
                    "rows are dealt at random or by a group (withGroup); for stretches of time, make"
                            + " a column of days or hours and name it as the group");
        }
        List<String> names = Arrays.asList(rows.schema().fieldNames());
        options.label()
                .or(() -> options.roles().group())
                .filter(name -> !names.contains(name))
                .ifPresent(
                        name -> {
                            throw new UnreadableDataException(
                                    "there is no column "
                                            + name
                                            + "; there are "
                                            + String.join(", ", names));
                        });
    }

    private static Dataset<Row> normal(Dataset<Row> rows, TableOptions options) {
        return options.label()
                .map(
                        name ->
                                rows.where(
                                        functions
                                                .trim(named(name).cast("string"))
                                                .isInCollection(options.normal())))
                .orElse(rows);
    }

    /** A sum, so that neither the order of rows nor their parts matter. */
    private static Column digest(Dataset<Row> rows) {
        Column[] cells =
                Arrays.stream(rows.schema().fields())
                        .filter(field -> !(field.dataType() instanceof MapType))
                        .map(field -> named(field.name()))
                        .toArray(Column[]::new);
        return functions.sum(functions.xxhash64(cells).cast("decimal(20,0)"));
    }

    private static Column named(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }
}
