package engram.tables;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.encodings.Column;
import engram.data.encodings.Column.Flag;
import engram.data.encodings.Column.Logarithmic;
import engram.data.encodings.Column.Numeric;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import engram.data.encodings.Standard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How columns are centred and scaled. */
class ScalingTest {
    private static final TableOptions DEFAULTS = TableOptions.defaults();

    @TempDir Path folder;

    private Path write(String content) throws Exception {
        return Files.writeString(folder.resolve("c.csv"), content);
    }

    private static List<Column> columns(Table table) {
        BitSet all = new BitSet();
        all.set(0, table.size());
        return table.fit(all).columns();
    }

    static Flag truths(String name, double center, double scale) {
        return new Flag(name, new Standard(center, scale), NaN, false);
    }

    @Test
    void theRarerTruthIsTheFartherOne() throws Exception {
        String rows = "a,never,x\n1,0,5\n" + "0,0,6\n".repeat(7);
        try (Table table = Table.open(write(rows), DEFAULTS)) {
            List<Column> columns = columns(table);
            assertThat(columns.get(0)).isEqualTo(truths("a", 1 / 8.0, Math.sqrt(7) / 8));
            assertThat(columns.get(1))
                    .as("what never came is ten deviations away")
                    .isEqualTo(truths("never", 0, 0.1));
        }
    }

    @Test
    void truthsStayAsTheyAreWhereOnlyNumbersAreScaled() throws Exception {
        TableOptions options = DEFAULTS.withScaling(Scaling.STANDARD_NUMBERS);
        try (Table table = Table.open(write("a,x\n1,5\n0,7\n0,6\n"), options)) {
            List<Column> columns = columns(table);
            assertThat(columns.get(0)).isEqualTo(new Flag("a", NaN, false));
            assertThat(((Numeric) columns.get(1)).center()).isEqualTo(6);
        }
    }

    private static Numeric number(String name, double center, double scale, Seen seen) {
        return new Numeric(name, center, scale, NaN, false, NumberWriting.PLAIN, seen);
    }

    @Test
    void scalesRobustlyAndFallsBackWhereTheRangeIsNothing() throws Exception {
        Path file = write("x,sparse\n1,0\n2,0\n3,0\n4,0\n100,9\n");
        try (Table table = Table.open(file, DEFAULTS.withScaling(Scaling.ROBUST))) {
            List<Column> columns = columns(table);
            assertThat(columns.get(0)).isEqualTo(number("x", 3, 2 / 1.349, new Seen(1, 100, 0)));
            assertThat(columns.get(1)).isEqualTo(number("sparse", 0, 3.6, new Seen(0, 9, 0)));
        }
    }

    @Test
    void scalesFromSmallestToLargest() throws Exception {
        Path file = write("x,same\n2,7\n4,7\n6,7\n");
        try (Table table = Table.open(file, DEFAULTS.withScaling(Scaling.MIN_MAX))) {
            List<Column> columns = columns(table);
            assertThat(columns.get(0)).isEqualTo(number("x", 2, 4, new Seen(2, 6, 0)));
            assertThat(columns.get(1)).isEqualTo(number("same", 7, 0.1 * 7, new Seen(7, 7, 0)));
        }
    }

    @Test
    void scalesLogarithms() throws Exception {
        Path file = write("x,truth\n0,0\n-1,1\n3,1\n,1\n");
        try (Table table = Table.open(file, DEFAULTS.withScaling(Scaling.LOG))) {
            List<Column> columns = columns(table);
            double unit = Math.log(2); // of 0, -1 and 3: 0, -1 and 2 units
            Logarithmic x = (Logarithmic) columns.get(0);
            assertThat(x.center()).isCloseTo(unit / 3, within(1e-12));
            assertThat(x.scale()).isCloseTo(unit * Math.sqrt(14 / 9.), within(1e-12));
            assertThat(x.imputed()).isZero();
            assertThat(x.missingIndicator()).isTrue();
            assertThat(columns.get(1)).isEqualTo(new Flag("truth", NaN, false));
        }
    }
}
