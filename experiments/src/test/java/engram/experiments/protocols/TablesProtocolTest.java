package engram.experiments.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.data.Label;
import engram.data.sources.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesProtocolTest {
    @TempDir private Path folder;

    private final Protocol protocol = new TablesProtocol();

    /** 40 normal rows and 7 anomalies under each name. */
    private void write() throws IOException {
        Random random = new Random(1);
        String rows =
                IntStream.range(0, 47)
                        .mapToObj(
                                i ->
                                        "%s,%s,%s%n"
                                                .formatted(
                                                        random.nextGaussian(),
                                                        random.nextGaussian(),
                                                        i % 7 == 3 ? "anomaly" : "normal"))
                        .collect(Collectors.joining("", "x0,x1,label\n", ""));
        for (String table : protocol.problems()) {
            try (OutputStream out =
                    new GZIPOutputStream(
                            Files.newOutputStream(folder.resolve(table + ".csv.gz")))) {
                out.write(rows.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void learnsFromHalfOfTheNormalsAndTestsAllElse() throws IOException {
        write();
        try (Protocol.Opened opened = protocol.open(folder)) {
            Problem problem = opened.problem("glass", 1);

            assertThat(labels(problem.training())).containsOnly(Label.NORMAL);
            assertThat(problem.training().size()).isEqualTo(20);
            assertThat(problem.test().size()).isEqualTo(27);
            Set<String> both = ids(problem.training());
            both.retainAll(ids(problem.test()));
            assertThat(both).isEmpty();
            Set<String> first = ids(problem.training());
            assertThat(ids(opened.problem("glass", 1).training())).isEqualTo(first);
            assertThat(ids(opened.problem("glass", 2).training())).isNotEqualTo(first);
            assertThat(opened.problem("vowels", 1).training().shape().size()).isEqualTo(2);
        }
    }

    @Test
    void namesTheTableThatIsMissing() throws IOException {
        write();
        Files.delete(folder.resolve("thyroid.csv.gz"));

        assertThatThrownBy(() -> protocol.open(folder))
                .hasMessageContaining("thyroid.csv.gz")
                .hasMessageContaining("is missing")
                .hasMessageContaining("a column \"label\"");
    }

    private static Set<Label> labels(Source source) {
        return IntStream.range(0, source.size())
                .mapToObj(source::label)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Source source) {
        return IntStream.range(0, source.size())
                .mapToObj(source::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
