package engram.tables;

import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are stacked once for all folds, and those that are copied for each. */
class CellSourceTest {
    private static final long TOO_MANY = 1L << 40;

    @TempDir Path folder;

    private Path table() throws Exception {
        StringBuilder text = new StringBuilder("n,id,size,word,flag,gap,cost,when\n");
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            text.append(i)
                    .append(",k")
                    .append(random.nextInt(1 << 20))
                    .append(',')
                    .append("%.2f ms".formatted(20 + random.nextGaussian()))
                    .append(',')
                    .append(i % 50 == 7 ? "rare" : i % 2 == 0 ? "a" : "b ")
                    .append(',')
                    .append(i % 3 == 0)
                    .append(',')
                    .append(i % 5 == 0 ? "-" : "%.3f".formatted(random.nextGaussian()))
                    .append(",\"")
                    .append("%,d".formatted(900 + 7 * random.nextInt(400)))
                    .append('"')
                    .append(",2026-01-0")
                    .append(1 + i % 9)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    @Test
    void bothGiveTheSameEncodingsOfAllFolds() throws Exception {
        TableOptions options = TableOptions.defaults();
        try (Rows rows = Rows.of(table(), options)) {
            rows.keep();
            String view = rows.view(Optional.empty());
            CellSource stacked = new CellSource(rows, options, view, 200);
            CellSource copied = new CellSource(rows, options, view, TOO_MANY);
            for (int fold = 0; fold < 3; fold++) {
                BitSet others = new BitSet();
                others.set(0, 200);
                for (int i = fold; i < 200; i += 3) {
                    others.clear(i);
                }
                TableEncoding one = new Fitting(rows, options, stacked).fit(others);
                TableEncoding other = new Fitting(rows, options, copied).fit(others);
                assertThat(one).isEqualTo(other);
                assertThat(one.columns())
                        .extracting("name")
                        .contains("size", "word", "gap", "cost");
                assertThat(one.leftOut()).containsOnlyKeys("n", "id", "when");
            }
        }
    }
}
