package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A last row that is the sum of those above it is none of them, whatever it says. */
class TotalsTest {
    private static final int ROWS = 60;

    @TempDir Path folder;

    private int rows(String head, IntFunction<String> row, String... below) throws Exception {
        StringBuilder text = new StringBuilder(head + "\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(row.apply(i)).append('\n');
        }
        for (String line : below) {
            text.append(line).append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        try (Table table = Table.open(file, TableOptions.defaults())) {
            return table.size();
        }
    }

    private static double heat(int row) {
        return 20 + row * 37 % 50 / 10.0;
    }

    private static int net(int row) {
        return row * 29 % 70 - 20;
    }

    private static String sum(String form) {
        double heats = 0;
        int nets = 0;
        for (int i = 0; i < ROWS; i++) {
            heats += heat(i);
            nets += net(i);
        }
        return String.format(Locale.ROOT, form, heats, nets);
    }

    @Test
    void aRowOfSumsIsPassedOver() throws Exception {
        IntFunction<String> row = i -> "m" + i % 5 + ";" + heat(i) + ";" + net(i);
        assertThat(rows("name;heat;net", row, sum(";%.1f;%d"))).isEqualTo(ROWS);
        assertThat(rows("name;heat;net", row, sum("All;%.0f;%d"))).isEqualTo(ROWS);
        assertThat(rows("name;heat;net", row, "", sum(";%.1f;"), "")).isEqualTo(ROWS);
        assertThat(rows("name;heat;net", row, sum(";%.1f;%d"), "60 rows")).isEqualTo(ROWS);
    }

    @Test
    void sumsWithDecimalCommasAndMarksBetweenThousands() throws Exception {
        IntFunction<String> row =
                i -> (heat(i) + "").replace('.', ',') + ";" + (1000 + i) + ";" + net(i);
        String heats = sum("%.1f").replaceFirst("(\\d)(\\d{3})\\.", "$1.$2,");
        assertThat(rows("heat;number;net", row, heats + ";;" + sum("%2$d"))).isEqualTo(ROWS);
    }

    @Test
    void namesThatAreNumbersAreNoPartOfASum() throws Exception {
        IntFunction<String> row = i -> heat(i) + ";" + net(i);
        assertThat(rows("17;net", row, sum("%.1f;%d"))).isEqualTo(ROWS);
    }

    @Test
    void aLargeRowThatIsNoSumIsOne() throws Exception {
        IntFunction<String> row = i -> heat(i) + ";" + net(i);
        assertThat(rows("heat;net", row, "900.0;" + sum("%2$d"))).isEqualTo(ROWS + 1);
        assertThat(rows("heat;net", row, sum("%.1f;7"))).isEqualTo(ROWS + 1);
        assertThat(rows("heat;net", row, "500;500")).isEqualTo(ROWS + 1);
    }

    @Test
    void flagsThatAddUpToLittleAreNoSums() throws Exception {
        assertThat(rows("a;b", i -> i % 7 + ";" + (i == 9 ? 1 : 0), "3;1")).isEqualTo(ROWS + 1);
    }
}
