package engram.detection.learning;

import engram.data.DistinctRows;
import engram.data.SampleStore;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether rows seem to be copies of one another. In a table of words and small numbers equal rows
 * are what is normal, and new ones will be equal to them likewise. Where one number alone tells
 * most different rows apart, chance does not repeat a whole row: a file was put together with
 * itself, the threshold is taken from rows that were learned, and new rows are none of these.
 */
public final class CopiedRows {
    private static final int MOST_VALUES = 4_000_000;
    private static final int FEWEST = 20;

    private static final int MIX = 0x9E3779B9;

    /** Fewer copies than this hardly move a threshold: the others set it. */
    private static final double MANY = 0.5;

    /** How many of the different rows have a value of their own in one number. */
    private static final double TELLING = 0.5;

    private CopiedRows() {}

    /** What to say of rows, if there is something. */
    public static Optional<String> of(SampleStore samples) {
        int width = samples.shape().size();
        float[] values = some(samples, width);
        int count = values.length / width;
        if (count < FEWEST) {
            return Optional.empty();
        }
        DistinctRows rows = DistinctRows.of(values, count, width);
        int copied = count - alone(rows);
        boolean copies = rows.count() >= FEWEST && copied > MANY * count && isTold(rows);
        return copies
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "warning: %,d of %,d rows are equal to another one in all that is learned,"
                                        + " although one number alone tells most of the others apart: if they"
                                        + " are copies, false alarms will be more frequent than asked for; a"
                                        + " query leaves copies out: SELECT DISTINCT * FROM 'FILE'",
                                copied,
                                count))
                : Optional.empty();
    }

    /** All, or those that their values choose: a row's copies are chosen with it. */
    private static float[] some(SampleStore samples, int width) {
        int step = (int) ((long) samples.size() * width / MOST_VALUES) + 1;
        float[] kept = new float[width];
        int size = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (size + width > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + width));
            }
            samples.read(i, kept, size);
            int mixed = Arrays.hashCode(Arrays.copyOfRange(kept, size, size + width)) * MIX;
            size += Math.floorMod(mixed ^ mixed >>> Short.SIZE, step) == 0 ? width : 0;
        }
        return Arrays.copyOf(kept, size);
    }

    /** How many rows are equal to no other. */
    private static int alone(DistinctRows rows) {
        int[] times = new int[rows.count()];
        for (int same : rows.same()) {
            times[same]++;
        }
        return (int) IntStream.of(times).filter(time -> time == 1).count();
    }

    private static boolean isTold(DistinctRows rows) {
        float[] different = rows.rows();
        return IntStream.range(0, rows.width())
                .anyMatch(
                        column ->
                                IntStream.range(0, rows.count())
                                                .map(row -> row * rows.width() + column)
                                                .map(at -> Float.floatToIntBits(different[at]))
                                                .distinct()
                                                .count()
                                        > TELLING * rows.count());
    }
}
