package engram.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import engram.data.UnusableSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows of rows, for programs. */
class RowReasonsTest {
    @TempDir Path folder;

    private JsonNode written(Detectors.Watch watch) throws IOException {
        Path file = folder.resolve("why.json");
        RowReasons.of(watch.detector(), watch.survey()).write(file, true);
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void theHighestStandFirstAndTheOthersAreNotAnomalous() throws IOException {
        Detectors.Watch watch = Detectors.rows();
        JsonNode json = written(watch);
        assertThat(json.path("false_alarm_rate").asDouble())
                .isEqualTo(watch.detector().falseAlarmRate());
        assertThat(json.path("threshold").asDouble()).isEqualTo(watch.detector().threshold());
        double above = Double.MAX_VALUE;
        assertThat(json.path("highest")).isNotEmpty();
        for (JsonNode reason : json.path("highest")) {
            assertThat(reason.path("anomalous").asBoolean()).isTrue();
            assertThat(reason.path("score").asDouble()).isLessThanOrEqualTo(above);
            assertThat(reason.path("p_value").asDouble())
                    .isLessThanOrEqualTo(watch.detector().falseAlarmRate());
            above = reason.path("score").asDouble();
        }
        for (JsonNode reason : json.path("borderline")) {
            assertThat(reason.path("anomalous").asBoolean()).isFalse();
        }
    }

    @Test
    void columnsAreOfModelsThatExpectSomethingAndRowsOfThoseThatKeepSome() throws IOException {
        JsonNode expecting = written(Detectors.rows()).at("/highest/0");
        assertThat(expecting.path("row").fieldNames())
                .toIterable()
                .containsExactly("column 0", "column 1");
        assertThat(expecting.path("columns")).hasSize(2);
        JsonNode keeping = written(Detectors.neighbours()).at("/highest/0");
        assertThat(keeping.path("nearest")).isNotEmpty();
        JsonNode neither = written(Detectors.forest()).at("/highest/0");
        assertThat(neither.path("columns")).isEmpty();
        assertThat(neither.path("nearest")).isEmpty();
    }

    @Test
    void aFileThatIsThereStaysUnlessItMayBeReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "mine");
        Detectors.Watch watch = Detectors.rows();
        RowReasons reasons = RowReasons.of(watch.detector(), watch.survey());
        assertThatThrownBy(() -> reasons.write(file, false))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("mine.json");
        assertThat(file).hasContent("mine");
    }

    @Test
    void picturesHaveNoRows() {
        Detectors.Watch watch = Detectors.pictures();
        assertThatThrownBy(() -> RowReasons.of(watch.detector(), watch.survey()))
                .isInstanceOf(IllegalStateException.class);
    }
}
