package engram.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few hundred damaged inputs for each reader; {@code scripts/fuzz} has more. */
class FuzzIT {
    @TempDir Path folder;

    static Stream<String> readers() {
        return StreamSupport.stream(Readers.names().spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void everyInputIsReadOrRefusedInOneLine(String reader) throws Exception {
        Fuzz.Count count =
                Fuzz.count(
                        reader,
                        Map.of(
                                "seconds", "30",
                                "inputs", "300",
                                "seed", "2",
                                "keep", folder.toString()));
        assertThat(count.failures()).isEmpty();
        assertThat(count.inputs()).isPositive();
    }
}
