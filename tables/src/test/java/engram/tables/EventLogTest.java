package engram.tables;

import static engram.tables.Reading.cells;
import static engram.tables.Reading.fit;
import static engram.tables.Reading.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import engram.data.encodings.TableEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of security devices: fields between bars, then pairs. */
class EventLogTest {
    @TempDir Path folder;

    private Path write(String name, IntFunction<String> line) throws Exception {
        String text = IntStream.range(0, 40).mapToObj(line).collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve(name), text + "\n");
    }

    private static String cef(String before, int i) {
        String name = i % 2 == 0 ? "Port scan" : "Login \\| failed";
        return before
                + "CEF:0|Acme|Gate|1.2|%d|%s|%d|src=10.0.0.%d in=%d.5 msg=Blocked by rule\\=%d act="
                        .formatted(100 + i % 3, name, i % 5, i % 4, i * 3 % 17, i % 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Feb  3 12:00:01 gate ", "<134>1 2026-02-03T12:00:01Z gate app - - - "})
    void fieldsBeforeThePairsAreColumns(String before) throws Exception {
        Path file = write("a.log", i -> cef(before, i));
        TableEncoding encoding = fit(file);
        assertThat(kinds(encoding))
                .contains("vendor=Category, product=Category, version=Numeric, signature=Numeric")
                .contains(
                        "name=Category, severity=Numeric, src=Category, in=Numeric, msg=Category");
        assertThat(cells(file, encoding).get(1))
                .containsEntry("name", "Login | failed")
                .containsEntry("msg", "Blocked by rule=1");
    }

    @Test
    void leefNamesWhatDividesItsPairs() throws Exception {
        for (String head : new String[] {"1.0|A|B|3|%s|", "2.0|A|B|3|%s|^|", "2.0|A|B|3|%s|x09|"}) {
            String divider = head.contains("^") ? "^" : "\t";
            Path file =
                    write(
                            "l.leef",
                            i ->
                                    "LEEF:"
                                            + head.formatted(i % 2 == 0 ? "deny" : "allow")
                                            + String.join(
                                                    divider, "sev=" + i % 7, "who=a b " + i % 3));
            TableEncoding encoding = fit(file);
            assertThat(kinds(encoding)).contains("signature=Category, sev=Numeric, who=Category");
            assertThat(cells(file, encoding).get(1)).containsEntry("who", "a b 1");
        }
    }

    @Test
    void aKeyThatIsCalledLikeAFieldIsAnotherColumn() throws Exception {
        Path file = write("k.log", i -> cef("", i) + "x name=n" + i % 3);
        assertThat(kinds(fit(file))).contains("extension.name=Category");
    }

    @Test
    void aLineWithoutAnEventIsARowAllTheSame() throws Exception {
        TableEncoding encoding = fit(write("a.log", i -> cef("", i)));
        Path later = write("b.log", i -> i == 5 ? "restarted" : cef("", i));
        assertThat(cells(later, encoding)).hasSize(40);
        assertThat(cells(later, encoding).get(5)).containsEntry("in", null);
    }

    @Test
    void barsAloneMakeNoEvents() throws Exception {
        Path bars = write("p.txt", i -> "CEF|" + i + "|x");
        assertThat(TableFormat.of(bars)).isEqualTo(Optional.of(TableFormat.CSV));
    }
}
