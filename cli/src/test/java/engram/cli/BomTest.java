package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bom has no parent that would keep it in step. */
class BomTest {
    private static final List<String> APART = List.of("bom", "benchmarks", "distribution");

    private static List<String> all(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("..", file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void namesEveryModuleInTheVersionOfAll() throws IOException {
        List<String> modules =
                all("pom.xml", "<module>(\\w+)</module>").stream()
                        .filter(name -> !APART.contains(name))
                        .toList();
        assertThat(all("bom/pom.xml", "<artifactId>engram-(\\w+)</artifactId>"))
                .contains("bom")
                .containsAll(modules)
                .hasSize(modules.size() + 1);
        assertThat(all("bom/pom.xml", "<version>([\\d.]+[^<]*)</version>").get(0))
                .isEqualTo(all("pom.xml", "<version>([\\d.]+[^<]*)</version>").get(0));
    }
}
