package engram.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import engram.data.encodings.Column;
import engram.data.encodings.NumberWriting;
import engram.data.encodings.Seen;
import engram.data.encodings.Standard;
import engram.data.encodings.TableEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowEncodingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final NumberWriting PLAIN = NumberWriting.PLAIN;

    private static final TableEncoding TABLE =
            new TableEncoding(
                    List.of(
                            new Column.Numeric("plain", 3, 0.5, Double.NaN, false),
                            new Column.Numeric("gaps", -1, 7, 2.5, true),
                            new Column.Numeric(
                                    "above", 50, 9, Double.NaN, false, PLAIN, new Seen(2, 90, 10)),
                            new Column.Numeric(
                                    "below", -5, 2, -4, true, PLAIN, new Seen(-9, 0, 10)),
                            new Column.Logarithmic(
                                    "bytes", 6, 2, 100, true, PLAIN, new Seen(0, 1e6, 8)),
                            new Column.Category("word", List.of("dns", "http"), false, 10),
                            new Column.Category("gappy", List.of("a", "b"), true, 4),
                            new Column.Flag("truth", new Standard(0.25, 0.4), 0, true)));

    private static final List<Object> NUMBERS =
            Arrays.asList(
                    0,
                    1,
                    -1,
                    2.5,
                    1e-300,
                    89.5,
                    -7.25,
                    12345.678,
                    1e12,
                    -1e12,
                    1e200,
                    null,
                    "none of it");
    private static final List<Object> WORDS =
            Arrays.asList("dns", "http", "a", "b", "ssh", "", null);
    private static final List<Object> TRUTHS = Arrays.asList(true, false, null);

    private static List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < NUMBERS.size() * 3; i++) {
            Map<String, Object> row = new HashMap<>();
            for (Column column : TABLE.columns()) {
                List<Object> cells =
                        column instanceof Column.Category
                                ? WORDS
                                : column instanceof Column.Flag ? TRUTHS : NUMBERS;
                row.put(column.name(), cells.get((i + column.name().length()) % cells.size()));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The guide's own lines, which are all that a program without Engram has. */
    @Test
    void theGuidesLinesEncodeAsEngramDoes(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("encode.py");
        Files.writeString(script, guidesLines() + "\n" + ASKING);
        Files.writeString(folder.resolve("encoding.json"), RowEncoding.json(TABLE));
        Files.writeString(folder.resolve("rows.json"), JSON.writeValueAsString(rows()));
        Path answer = folder.resolve("features.json");
        assumeTrue(
                run(folder, answer), "Python 3 runs the lines of docs/export.md, and is not here");

        float[][] features = JSON.readValue(answer.toFile(), float[][].class);
        assertThat(features).hasDimensions(rows().size(), TABLE.shape().columns());
        for (int i = 0; i < features.length; i++) {
            assertThat(features[i]).as("%s", rows().get(i)).isEqualTo(TABLE.encode(rows().get(i)));
        }
    }

    private static final String ASKING =
            """
            encoding = json.load(open("encoding.json", encoding="utf-8"))
            print(json.dumps([features(row, encoding) for row in json.load(open("rows.json", encoding="utf-8"))]))
            """;

    private static String guidesLines() throws IOException {
        String guide = Files.readString(Path.of("../docs/export.md"));
        String fence = "```python\n";
        int start = guide.indexOf(fence) + fence.length();
        return guide.substring(start, guide.indexOf("```", start));
    }

    private static boolean run(Path folder, Path answer) throws InterruptedException {
        Path errors = folder.resolve("errors.txt");
        try {
            int code =
                    new ProcessBuilder("python3", "encode.py")
                            .directory(folder.toFile())
                            .redirectOutput(answer.toFile())
                            .redirectError(errors.toFile())
                            .start()
                            .waitFor();
            assertThat(code).as(Files.readString(errors)).isZero();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
