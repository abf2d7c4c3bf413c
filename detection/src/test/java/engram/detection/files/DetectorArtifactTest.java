package engram.detection.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import engram.data.SampleShape;
import engram.data.sources.ArraySource;
import engram.data.sources.Source;
import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.Tables;
import engram.detection.config.DetectorConfig;
import engram.detection.config.Holdout;
import engram.detection.verdict.Calibrated;
import engram.detection.verdict.Calibration;
import engram.nn.Weights;
import engram.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorArtifactTest {
    @TempDir static Path shared;
    private static Path original;

    @TempDir Path folder;
    private Path saved;

    @BeforeAll
    static void train() {
        original = shared.resolve("original");
        try (AnomalyDetector detector = Tables.trained("memae")) {
            detector.save(original);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        saved = Files.createDirectory(folder.resolve("saved"));
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, saved.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memae", "memae-nonsparse", "ae", "ae-l1"})
    void savingAndLoadingChangesNothing(String family) {
        Path path = folder.resolve(family);
        Source data = Tables.contradicting(50, 3);
        try (AnomalyDetector detector = Tables.trained(family)) {
            detector.save(path);
            try (AnomalyDetector loaded = AnomalyDetector.load(path)) {
                assertThat(loaded.detect(data)).isEqualTo(detector.detect(data));
                assertThat(loaded.config()).isEqualTo(detector.config());
                assertThat(loaded.encoding()).isEqualTo(detector.encoding());
                assertThat(loaded.provenance()).isEqualTo(detector.provenance());
                assertThat(loaded.threshold()).isEqualTo(detector.threshold());
                assertThat(loaded.history())
                        .usingRecursiveComparison()
                        .isEqualTo(detector.history());
                assertThat(new Explainer(loaded).memory())
                        .usingRecursiveComparison()
                        .isEqualTo(new Explainer(detector).memory());
                assertThat(new Explainer(loaded).errorProfile())
                        .usingRecursiveComparison()
                        .isEqualTo(new Explainer(detector).errorProfile());
            }
        }
    }

    private Path written(String name, DetectorContents of, Calibrated calibrated) {
        DetectorContents.Learned learned = of.learned();
        DetectorContents changed =
                new DetectorContents(
                        of.config(),
                        of.encoding(),
                        new DetectorContents.Learned(
                                learned.weights(),
                                calibrated,
                                learned.errors(),
                                learned.gallery(),
                                learned.album(),
                                learned.history()),
                        of.provenance());
        Path path = folder.resolve(name);
        DetectorArtifact.write(path, folder.resolve("staging"), changed);
        return path;
    }

    /** The same of frames, so that cautions are given at any rate, later too. */
    @Test
    void stretchesOfVideoComeBackAndNonsenseIsRefused() throws IOException {
        DetectorContents before = DetectorArtifact.read(saved);
        double[] scores = before.learned().calibration().together().scores();
        int[] halves = IntStream.range(0, scores.length).map(i -> i % 2).toArray();
        Calibration known = Calibration.inStretches(scores, halves);
        Path path = written("stretches", before, Calibrated.by(known));

        try (AnomalyDetector loaded = AnomalyDetector.load(path)) {
            assertThat(loaded.calibration().stretches()).isEqualTo(known.stretches());
            assertThat(loaded.calibration().burst()).isEqualTo(known.burst());
        }
        edit(json -> json.putArray("stretches").add(1));
        assertThatThrownBy(() -> AnomalyDetector.load(saved))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("scores stand in stretches, not 1");
    }

    /** As many alike at once as were found; a detector of before says nothing of them. */
    @Test
    void burstsComeBackAndNonsenseIsRefused() throws IOException {
        DetectorContents before = DetectorArtifact.read(saved);
        Calibration alone = before.learned().calibration().together();
        Calibrated bursts = Calibrated.by(new Calibration(alone.scores(), 7.5));
        Path path = written("bursts", before, bursts);

        assertThat(alone.burst()).isEqualTo(1);
        try (AnomalyDetector loaded = AnomalyDetector.load(path)) {
            assertThat(loaded.calibration().burst()).isEqualTo(7.5);
            assertThat(loaded.limits()).anyMatch(limit -> limit.contains("alike come at once"));
        }
        edit(json -> json.put("burst", 0));
        assertThatThrownBy(() -> AnomalyDetector.load(saved))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("burst must be 1 or more");
    }

    @Test
    void picturesComeBackAsTheyWere() {
        SampleShape.Image shape = new SampleShape.Image(1, 28, 28);
        SplittableRandom random = new SplittableRandom(1);
        float[][] pictures = new float[40][shape.size()];
        for (float[] picture : pictures) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = (float) random.nextDouble();
            }
        }
        DetectorConfig config =
                DetectorConfig.of("memae", shape)
                        .withTraining(new TrainingConfig(1, 16, 1e-3))
                        .withHoldout(new Holdout(0.1, 0.2, 1));
        Path path = folder.resolve("pictures");
        try (AnomalyDetector detector =
                AnomalyDetector.train(config, ArraySource.ofImages(shape, pictures))) {
            detector.save(path);
            try (AnomalyDetector loaded = AnomalyDetector.load(path)) {
                assertThat(new Explainer(loaded).memory())
                        .usingRecursiveComparison()
                        .isEqualTo(new Explainer(detector).memory());
            }
        }
    }

    @Test
    void neverOverwrites() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (AnomalyDetector detector = AnomalyDetector.load(saved)) {
            for (Path taken : List.of(saved, empty)) {
                assertThatThrownBy(() -> detector.save(taken))
                        .isInstanceOf(ArtifactException.class)
                        .hasMessage(taken + ": exists already; choose another folder");
            }
        }
    }

    @Test
    void anUnwritableParentIsNamedAndNothingLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (AnomalyDetector detector = AnomalyDetector.load(saved)) {
            Path inside = file.resolve("detector");
            assertThatThrownBy(() -> detector.save(inside))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageStartingWith(inside + ": cannot be written: ");
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(file, saved);
        }
    }

    @Test
    void aFolderThatIsNoDetectorIsRefused() throws IOException {
        assertRefused(folder.resolve("nowhere"), "no such detector");
        assertRefused(folder, "is missing: this is not a detector's folder");
        assertRefused(Files.writeString(folder.resolve("file"), ""), "is not a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector.json", "weights.safetensors", "explanations.safetensors"})
    void aMissingFileIsNamed(String name) throws IOException {
        Files.delete(saved.resolve(name));
        assertRefused(saved, name + ": is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector.json", "weights.safetensors", "explanations.safetensors"})
    void aTruncatedFileIsNamed(String name) throws IOException {
        Path file = saved.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(saved, name + ": is ");
        Files.write(file, new byte[0]);
        assertRefused(saved, name + ": is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.safetensors", "explanations.safetensors"})
    void aTamperedFileIsNamed(String name) throws IOException {
        Path file = saved.resolve(name);
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1] ^= 1;
        Files.write(file, content);
        assertRefused(saved, name + ": was changed after it was written");
    }

    @Test
    void aNewerFormatIsNotGuessedAt() throws IOException {
        edit(json -> json.put("format", 3).remove("config"));
        assertRefused(
                saved,
                "was written by a newer Engram (format 3); this one reads up to 2: update Engram");
    }

    @Test
    void whatALaterEngramAddedIsToldFromDamage() throws IOException {
        edit(json -> json.withObject("/provenance/environment").put("engram", "12.0.1-SNAPSHOT"));
        assertThat(DetectorArtifact.read(saved)).isNotNull(); // all of it is known here
        edit(json -> json.put("moon", "full"));
        assertRefused(saved, "was written by a newer Engram (12.0.1-SNAPSHOT); this one is ");
        assertRefused(saved, ": update Engram (moon: ");
        edit(json -> json.remove("moon"));
        edit(json -> json.withObject("/config/training").put("speed", 1));
        assertRefused(saved, ": update Engram (config: training.speed: no such key");
        edit(json -> json.withObject("/provenance/environment").put("engram", "0.0.1"));
        assertRefused(saved, "detector.json: config: training.speed: no such key");
    }

    @Test
    void versionsAreComparedNumberByNumber() {
        assertThat(Refusal.isNewer("0.10.0", "0.9.3-SNAPSHOT")).isTrue();
        assertThat(Refusal.isNewer("0.9.3", "0.9.3-SNAPSHOT")).isFalse();
        assertThat(Refusal.isNewer("", "0.1")).isFalse();
        assertThat(Refusal.isNewer("of the moon", "0.1")).isFalse();
    }

    @Test
    void aFormatlessFileIsNoDetector() throws IOException {
        edit(json -> json.remove("format"));
        assertRefused(saved, "it names no format");
    }

    @Test
    void aConfigurationThatDoesNotParseIsExplained() throws IOException {
        edit(json -> json.withObject("/config/training").put("epochs", "many"));
        assertRefused(saved, "config: training.epochs: expected a whole number, not \"many\"");
        edit(json -> json.withObject("/config/training").put("epochs", 4).put("speed", 1));
        assertRefused(saved, "config: training.speed: no such key");
        edit(json -> json.withObject("/config").put("family", "oracle"));
        assertRefused(saved, "no model is called \"oracle\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoding", "calibration", "provenance", "history", "files", "config"})
    void aMissingPartIsNamed(String part) throws IOException {
        edit(json -> json.remove(part));
        assertRefused(saved, part);
    }

    @Test
    void onlyTheKnownKindsOfEncodingAreMade() throws IOException {
        edit(json -> json.withObject("/encoding").put("kind", "java.lang.ProcessBuilder"));
        assertRefused(saved, "is damaged");
    }

    @Test
    void weightsThatAreNotNumbersAreRefused() throws IOException {
        rewriteWeights(weights -> weights.get("memory.items").values()[3] = Float.NaN);
        assertRefused(saved, "array \"memory.items\" holds NaN");
    }

    @Test
    void weightsOfAnotherShapeAreRefused() throws IOException {
        rewriteWeights(weights -> weights.put("memory.items", Weights.of(1, 2)));
        assertRefused(saved, "weights \"memory.items\" should have shape [6, 2], not [2]");
        rewriteWeights(weights -> weights.remove("memory.items"));
        assertRefused(saved, "weights \"memory.items\" are missing");
    }

    @Test
    void whatAnOlderFormatDidNotKnowGetsItsDefault() throws IOException {
        edit(json -> json.withObject("/config").remove("falseAlarmRate"));
        try (AnomalyDetector loaded = AnomalyDetector.load(saved)) {
            assertThat(loaded.askedRate()).isEqualTo(0.01);
        }
    }

    private void edit(Consumer<ObjectNode> change) throws IOException {
        Path file = saved.resolve("detector.json");
        ObjectNode json = (ObjectNode) DetectorJson.MAPPER.readTree(file.toFile());
        json.remove("checksum");
        change.accept(json);
        DetectorJson.MAPPER.writeValue(file.toFile(), json);
    }

    /** Changes weights as somebody would who takes care that the checksum is right. */
    private void rewriteWeights(Consumer<Map<String, Weights>> change) throws IOException {
        Path file = saved.resolve("weights.safetensors");
        Map<String, Weights> weights = new LinkedHashMap<>(SafetensorsReader.read(file).floats());
        change.accept(weights);
        Files.delete(file);
        FileMark mark =
                Disk.write(file, out -> SafetensorsWriter.write(StoredArrays.of(weights), out));
        edit(json -> json.withObject("/files").set("weights.safetensors", mark(mark)));
    }

    private static ObjectNode mark(FileMark mark) {
        return DetectorJson.MAPPER.valueToTree(mark);
    }

    private static void assertRefused(Path folder, String complaint) {
        assertThatThrownBy(() -> AnomalyDetector.load(folder).close())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("\n");
    }
}
