package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.TableEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column whose numbers, as a whole, are others than in training is named. */
class OtherNumbersTest {
    private static final int ROWS = 60;

    @TempDir Path folder;

    private Path file(String name, String delimiter, IntFunction<String> load) throws IOException {
        StringBuilder text = new StringBuilder("load" + delimiter + "x\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(load.apply(i)).append(delimiter).append(i % 7).append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static double load(int row) {
        return 40 + 10 * Math.sin(row);
    }

    private static String written(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    private String told(Path later, TableEncoding encoding) {
        return warnings(() -> cells(later, encoding));
    }

    private TableEncoding trained() throws IOException {
        return fit(file("train.csv", ",", i -> written(load(i), 3)));
    }

    @Test
    void aDecimalCommaThatIsTakenForOneBetweenThousandsIsTold() throws Exception {
        Path later = file("later.tsv", "\t", i -> written(load(i), 3).replace('.', ','));
        assertThat(told(later, trained()))
                .contains(
                        "column load is more than ten deviations from what it was in training in 60 of 60 rows (40000 in row 1, about 40.")
                .contains("about 1,000 times as much")
                .contains("another decimal mark?");
    }

    @Test
    void perCentsAndSharesAreTold() throws Exception {
        Path shares = file("shares.csv", ",", i -> written(load(i) / 100, 5));
        assertThat(told(shares, trained()))
                .contains("column load is about 100 times smaller than in training")
                .contains("no row can be found by it");
        TableEncoding ofShares = fit(shares);
        assertThat(told(file("cents.csv", ",", i -> written(load(i), 3)), ofShares))
                .contains("about 100 times as much");
    }

    @Test
    void truthValuesThatAreNoneAreTold() throws Exception {
        TableEncoding encoding = fit(file("train.csv", ",", i -> i % 3 == 0 ? "1" : "0"));
        assertThat(told(file("later.csv", ",", i -> i % 3 == 0 ? "2" : "1"), encoding))
                .doesNotContain("neither 0 nor 1");
        assertThat(told(file("minus.csv", ",", i -> i % 3 == 0 ? "0" : "-1"), encoding))
                .contains("column load is neither 0 nor 1 in 40 of 60 rows (-1 in row 2)");
    }

    @Test
    void rowsThatAreFarOffOneByOneAreNotTold() throws Exception {
        TableEncoding encoding = trained();
        Path few = file("few.csv", ",", i -> i % 3 == 0 ? "9999" : written(load(i), 3));
        assertThat(told(few, encoding)).doesNotContain("column load");
        Path idle = file("idle.csv", ",", i -> written(31 + load(i) / 100, 3));
        assertThat(told(idle, encoding)).doesNotContain("column load");
        Path still = file("still.csv", ",", i -> "35.000");
        assertThat(told(still, encoding)).doesNotContain("column load");
    }

    @Test
    void whatIsLabelledAnomalousIsNotAskedAbout() throws Exception {
        TableOptions options = TableOptions.defaults().withLabel("x", "0");
        TableEncoding encoding = fit(file("train.csv", ",", i -> written(load(i), 3)), options);
        Path attacks = file("a.csv", ",", i -> i % 7 == 0 ? written(load(i), 3) : "99999");
        assertThat(
                        warnings(
                                () -> {
                                    try (Table table = Table.open(attacks, options)) {
                                        Reading.rows(table, encoding);
                                    }
                                }))
                .doesNotContain("column load");
    }
}
