package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.config.ConfigFile;
import engram.detection.config.DetectorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders by somebody who means harm, or by a bad disk: refused at once, in one line. */
@Timeout(60)
class HostileDetectorTest {
    @TempDir static Path shared;
    private static Path original;

    @TempDir Path folder;

    @BeforeAll
    static void train() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] rows = new float[60][3];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        Source source = ArraySource.ofRows(rows);
        DetectorConfig config =
                ConfigFile.resolve(
                        "memae",
                        source.shape(),
                        Optional.empty(),
                        List.of("training.epochs=3", "model.memory.items=6"));
        original = shared.resolve("original");
        try (AnomalyDetector detector = AnomalyDetector.train(config, source)) {
            detector.save(original);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private Path description() {
        return folder.resolve("detector.json");
    }

    private void edit(Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) DetectorJson.MAPPER.readTree(description().toFile());
        json.remove("checksum");
        change.accept(json);
        DetectorJson.MAPPER.writeValue(description().toFile(), json);
    }

    private void isRefused(String complaint) {
        assertThatThrownBy(() -> AnomalyDetector.load(folder).close())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatWasWrittenIsReadWithItsChecksumAndWithout() throws IOException {
        AnomalyDetector.load(folder).close();
        assertThat(description()).content().containsPattern("\"checksum\" : \"[0-9a-f]{64}\"\n}$");
        edit(json -> {});
        AnomalyDetector.load(folder).close();
    }

    @Test
    void aChangeOfTheDescriptionIsNoticed() throws IOException {
        String text = Files.readString(description());
        Files.writeString(
                description(),
                text.replace("\"falseAlarmRate\" : 0.01", "\"falseAlarmRate\" : 0.5"));
        isRefused("detector.json: was changed after it was written");
        assertThatThrownBy(() -> DetectorSummary.read(folder)).hasMessageContaining("was changed");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000_000, 2_000_000_000, 100_000})
    void moreMemoryThanTheWeightsHave(int items) throws IOException {
        edit(json -> json.withObject("/config/model/memory").put("items", items));
        isRefused("model.memory.items is " + items);
    }

    @Test
    void moreThreadsThanAMachineHas() throws IOException {
        edit(json -> json.withObject("/config/execution").put("threads", 1_000_000));
        isRefused("threads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gallery/items",
                "/gallery/samples",
                "/gallery/items/0",
                "/history/0/training",
                "/history/1/validation",
                "/history/0/memory/usage",
                "/provenance/environment",
                "/provenance/source",
                "/provenance/created",
                "/calibration",
                "/encoding/columns",
                "/encoding/columns/0/name"
            })
    void nothing(String pointer) throws IOException {
        edit(json -> set(json, pointer, null));
        isRefused("detector.json: ");
        edit(json -> remove(json, pointer));
        isRefused("detector.json: ");
    }

    private static void set(ObjectNode json, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(name, value);
        }
    }

    private static void remove(ObjectNode json, String pointer) {
        int slash = pointer.lastIndexOf('/');
        if (json.at(pointer.substring(0, slash)) instanceof ObjectNode object) {
            object.remove(pointer.substring(slash + 1));
        }
    }

    @Test
    void numbersThatAreNone() throws IOException {
        edit(json -> ((ObjectNode) json.at("/history/0")).put("seconds", "NaN"));
        isRefused("history.seconds is not a number");
        edit(json -> ((ObjectNode) json.at("/history/0")).put("seconds", 1));
        edit(json -> ((ObjectNode) json.at("/history/1/training")).put("loss", "-Infinity"));
        isRefused("history.training.loss is infinite");
        edit(json -> ((ObjectNode) json.at("/history/1/training")).put("loss", 1));
        edit(json -> ((ObjectNode) json.at("/history/0")).put("seconds", 1e308));
        isRefused("history: epoch 1");
    }

    @Test
    void aLossTermThatIsMissing() throws IOException {
        edit(json -> ((ObjectNode) json.at("/history/1/training")).remove("loss"));
        isRefused("history: epoch 2 does not go with the first");
    }

    @Test
    void aSampleThatTheGalleryDoesNotHave() throws IOException {
        edit(json -> ((ObjectNode) json.at("/gallery/items/0/0")).put("sample", 1_000_000));
        isRefused("the gallery has no sample 1000000");
        edit(json -> ((ArrayNode) json.at("/gallery/items")).remove(0));
        isRefused("");
    }

    @Test
    void aDescriptionOfTheLengthOfADisk() throws IOException {
        try (var file = new java.io.RandomAccessFile(description().toFile(), "rw")) {
            file.setLength(1L << 36); // takes no room on the disk
        }
        isRefused("bytes, and with this heap no more than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector.json", "weights.safetensors", "explanations.safetensors"})
    void aDeviceWithoutAnEnd(String name) throws IOException {
        assumeThat(Path.of("/dev/zero")).exists();
        Files.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), Path.of("/dev/zero"));
        isRefused(name + ": is not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector.json", "weights.safetensors"})
    void aPipeThatNobodyWritesTo(String name) throws Exception {
        Path pipe = folder.resolve(name);
        Files.delete(pipe);
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        isRefused(name + ": is not a file");
        if (name.equals("detector.json")) {
            assertThatThrownBy(() -> DetectorSummary.read(folder)).hasMessageContaining("is not a");
        }
    }

    @Test
    void aMessageOfADamagedFileIsShort() throws IOException {
        edit(json -> json.withObject("/config/training").put("schedule", "x".repeat(100_000)));
        assertThatThrownBy(() -> AnomalyDetector.load(folder).close())
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(700));
    }
}
