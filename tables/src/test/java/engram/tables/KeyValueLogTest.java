package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static engram.tables.Reading.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of key=value. */
class KeyValueLogTest {
    @TempDir Path folder;

    private Path write(String name, IntFunction<String> line) throws Exception {
        String text = IntStream.range(0, 40).mapToObj(line).collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve(name), text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ts=2026-01-01T00:00:01Z level=info latency=%d.5ms user=\"a \\\"b\\\" %d\" empty=",
                "Feb  3 12:00:01 gate kernel[7]: level=info latency=%d.5ms user=\"a \\\"b\\\" %d\"",
                "<134>1 date=2026-02-03, level=info, latency=%d.5ms, user=\"a \\\"b\\\" %d\""
            })
    void linesBecomeRows(String line) throws Exception {
        Path file = write("a.log", i -> line.formatted(i % 7, i % 2));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding)).contains("level=Category, latency=Numeric, user=Category");
        assertThat(cells(file, encoding).get(1)).containsEntry("user", "a \"b\" 1");
        assertThat((Double) cells(file, encoding).get(1).get("latency"))
                .isCloseTo(1.5, within(1e-5));
    }

    @Test
    void keysThatAreNotThereAreMissingAndNoLineIsLost() throws Exception {
        IntFunction<String> usual =
                i -> "a=" + i % 7 + ".5 b=x" + (i % 3 == 0 ? "" : " c=" + i % 5);
        TableEncoding encoding = fit(write("a.log", usual));
        Path later = write("b.log", i -> i == 5 ? "shutting down" : usual.apply(i));
        List<?> rows = cells(later, encoding);
        assertThat(rows).hasSize(40);
        assertThat(cells(later, encoding).get(5)).containsEntry("a", null);
        assertThat(cells(later, encoding).get(3)).containsEntry("c", null);
    }

    @Test
    void whatStandsBeforeThePairsIsSaidToBePassedOver() throws Exception {
        Path file =
                write("a.log", i -> "Feb  3 12:00:01 gate kernel[7]: a=%d.5 b=x".formatted(i % 7));
        assertThat(warnings(() -> fit(file)))
                .contains("passed over", "such as \"Feb  3 12:00:01 gate kernel[7]:\"");
        Path bare = write("b.log", i -> "a=%d.5 b=x".formatted(i % 7));
        assertThat(warnings(() -> fit(bare))).doesNotContain("passed over");
    }

    @Test
    void wordsAreNoSuchLog() throws Exception {
        Path prose = write("p.log", i -> "one may write x=1 here but it is prose, no. " + i);
        assertThat(TableFormat.of(prose)).isNotEqualTo(Optional.of(TableFormat.PAIRS));
    }
}
