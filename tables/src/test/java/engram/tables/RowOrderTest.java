package engram.tables;

import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that only count rows or tell the time are left out; measured ones are not. */
class RowOrderTest {
    private static final int ROWS = 400;

    @TempDir Path folder;

    private TableEncoding encoding(String name, IntFunction<Object> cell) throws Exception {
        String rows =
                IntStream.range(0, ROWS)
                        .mapToObj(i -> cell.apply(i) + "," + i * 37 % 11 + ".5\n")
                        .collect(Collectors.joining());
        return fit(Files.writeString(folder.resolve("o.csv"), name + ",x\n" + rows));
    }

    private void assertLeftOut(String what, String name, IntFunction<Object> cell)
            throws Exception {
        TableEncoding encoding = encoding(name, cell);
        assertThat(kinds(encoding)).as(name).isEqualTo("x=Numeric");
        assertThat(encoding.leftOut().values()).containsExactly(what);
    }

    private void assertKept(String name, IntFunction<Object> cell) throws Exception {
        assertThat(kinds(encoding(name, cell))).as(name).isEqualTo(name + "=Numeric, x=Numeric");
    }

    @Test
    void runningNumbersAreLeftOut() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        int[] ids = new int[ROWS];
        for (int i = 1; i < ROWS; i++) {
            ids[i] = ids[i - 1] + 1 + random.nextInt(6);
        }
        assertLeftOut("running numbers", "", i -> i);
        assertLeftOut("running numbers", "n", i -> 17_000 + i);
        assertLeftOut("running numbers", "n", i -> 5 * (ROWS - i));
        assertLeftOut("running numbers", "n", i -> 100 + ids[i]);
        assertLeftOut("running numbers", "n", i -> i % 50 == 7 ? i + 2000 : i);
        assertLeftOut("running numbers", "flow_id", i -> (i * 7919L) % 100_003);
        assertLeftOut("running numbers", "customerId", i -> (i * 7919L) % 100_003);
        assertLeftOut("running numbers", "Unnamed: 0", i -> i + ".0");
        assertLeftOut("running numbers", "elapsed", i -> "%.2f".formatted(0.01 * i));
    }

    @Test
    void timesAreLeftOut() throws Exception {
        assertLeftOut("times", "ts", i -> String.format(Locale.ROOT, "%.6f", 1.7e9 + 3.7 * i));
        assertLeftOut("times", "n", i -> 1_700_000_000L + 37L * (i * 31 % ROWS));
        assertLeftOut("times", "n", i -> 1_700_000_000_000L + 3_700L * i);
        assertLeftOut("times", "when", i -> 1_100_000_000L + 1_000_000L * (i * 31 % ROWS));
        assertLeftOut("times", "date", i -> 20_240_101 + i % 28);
        assertLeftOut("times", "frame.time_relative", i -> i * 0.37 + 0.001 * (i % 7));
    }

    @Test
    void daysOfSpreadsheetsAreLeftOut() throws Exception {
        assertLeftOut("times", "Rechnungsdatum", i -> 44_000 + i * 31 % ROWS);
        assertLeftOut("times", "orderDate", i -> 45_000 + i / 4);
        assertLeftOut("times", "date (UTC)", i -> "%.4f".formatted(45_000 + i * 31 % ROWS * 0.37));
        assertLeftOut("times", "day", i -> 19_000 + i % 28);
        assertLeftOut("times", "when", i -> "%.5f".formatted(45_000 + i / 5 + i * 31 % 97 / 97.0));
        assertLeftOut("times", "created", i -> 44_000 + i / 3 + i * 31 % 7);
        assertLeftOut("times", "n", i -> 45_000 + i / 4);
        assertLeftOut("times", "n", i -> 45_000 - i / 8);
    }

    @Test
    void numbersThatOnlyLookLikeDaysStay() throws Exception {
        assertKept("price", i -> 45_000 + i * 31 % ROWS / 4);
        assertKept("day", i -> 1 + i % 28);
        assertKept("steps_per_day", i -> 11_000 + i * 31 % ROWS / 4);
        assertKept("start", i -> 45_000 + i * 31 % ROWS / 4);
        assertKept("update", i -> 45_000 + i * 31 % ROWS / 4);
        assertKept("altitude", i -> 40_000 + i * i / 20);
        assertKept("mileage", i -> "%.1f".formatted(45_000 + i * 0.3 + i * 31 % 7));
    }

    @Test
    void measuredNumbersStayEvenIfSorted() throws Exception {
        assertKept("bytes", i -> (long) Math.exp(i / 30.0) + i);
        assertKept("duration", i -> i * 0.1);
        assertKept("count", i -> i / 3);
        assertKept("time_taken", i -> (i * 31 % 97) * 0.5);
        assertKept("memory", i -> 950_000_000L + 2_900_000L * (i * 31 % ROWS));
        assertKept("protocol_id", i -> i % 5);
    }

    @Test
    void theUserKeepsAColumnByName() throws Exception {
        Path file = Files.writeString(folder.resolve("k.csv"), "n,x\n");
        for (int i = 0; i < 50; i++) {
            Files.writeString(
                    file, i + "," + i % 7 + "\n", java.nio.file.StandardOpenOption.APPEND);
        }
        assertThat(kinds(fit(file))).isEqualTo("x=Numeric");
        assertThat(kinds(fit(file, TableOptions.defaults().withNumbers("n"))))
                .isEqualTo("n=Numeric, x=Numeric");
    }
}
