package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.rows;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.encodings.TableEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows bring that training never had is told, and counts against them. */
class FindingsTest {
    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Amounts, all above 0, as far from each other as from 0; temperatures, far from it. */
    private TableEncoding trained() throws IOException {
        StringBuilder text = new StringBuilder("country,amount,temperature\n");
        String[] countries = {"Germany", "Austria", "Île de Ré"};
        for (int i = 0; i < 200; i++) {
            text.append(countries[i % 3])
                    .append(String.format(Locale.ROOT, ",%.2f", 1.5 + Math.expm1(i / 40.0)))
                    .append(String.format(Locale.ROOT, ",%.1f%n", 20 + Math.sin(i)));
        }
        return fit(write("train.csv", text.toString()));
    }

    @Test
    void anAmountBelowZeroIsNewsWhereNoneWas() throws Exception {
        TableEncoding encoding = trained();
        Path later =
                write(
                        "later.csv",
                        "country,amount,temperature\nGermany,1.5,20\nGermany,-2.5,20\nGermany,0,20\n");
        int amount = encoding.offsets().get(1);
        float[] usual = rows(later, encoding).get(0);
        for (int row = 1; row <= 2; row++) {
            assertThat(rows(later, encoding).get(row)[amount]).isLessThan(usual[amount] - 9);
        }
        assertThat((Double) cells(later, encoding).get(1).get("amount"))
                .isCloseTo(-2.5, within(1e-3));
        assertThat((Double) cells(later, encoding).get(2).get("amount")).isCloseTo(0, within(1e-3));
        assertThat(warnings(() -> cells(later, encoding)))
                .contains(
                        "column amount is 0 or below in 2 of 3 rows (-2.5 in row 2), and never was in training: it counts against them")
                .doesNotContain("temperature");
    }

    @Test
    void wordsInOtherCapitalsAreToldFromNewOnes() throws Exception {
        TableEncoding encoding = trained();
        Path later =
                write(
                        "later.csv",
                        "country,amount,temperature\nGERMANY,3,20\naustria,3,20\nI\u0302le  de Re\u0301,3,20\nAustria,3,20\n");
        assertThat(warnings(() -> cells(later, encoding)))
                .contains(
                        "column country has words that training had in other capitals or blanks in 3 of 4 rows (\"GERMANY\" in row 1, \"Germany\" there): they count as never seen")
                .doesNotContain("has words that were never seen");
        Path other =
                write(
                        "other.csv",
                        "country,amount,temperature\nPeru,3,20\nChile,3,20\nPeru,3,20\n");
        assertThat(warnings(() -> cells(other, encoding)))
                .contains(
                        "column country has words that were never seen in training in 3 of 3 rows (\"Peru\" in row 1): they count against them")
                .doesNotContain("capitals");
    }
}
